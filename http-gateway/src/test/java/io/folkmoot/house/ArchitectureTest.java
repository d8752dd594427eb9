package io.folkmoot.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.folkmoot.protocol.keys.Curve;
import io.folkmoot.protocol.noise.Algorithms;
import io.folkmoot.protocol.noise.Sealing;
import org.junit.jupiter.api.Test;

/** The arrows between modules, and what the deterministic ones must not touch. */
class ArchitectureTest {
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("io.folkmoot");

    private static final String[] DETERMINISTIC = {"io.folkmoot.protocol..", "io.folkmoot.actors.."};

    @Test
    void modulesPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.folkmoot..")
                .withOptionalLayers(true)
                .layer("protocol")
                .definedBy("io.folkmoot.protocol..")
                .layer("config")
                .definedBy("io.folkmoot.config..")
                .layer("persistence")
                .definedBy("io.folkmoot.persistence..")
                .layer("actors")
                .definedBy("io.folkmoot.actors..")
                .layer("simulation")
                .definedBy("io.folkmoot.simulation..")
                .layer("gateway")
                .definedBy("io.folkmoot.gateway..")
                .whereLayer("gateway")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("simulation")
                .mayOnlyBeAccessedByLayers("gateway")
                .whereLayer("actors")
                .mayOnlyBeAccessedByLayers("simulation", "gateway")
                .whereLayer("persistence")
                .mayOnlyBeAccessedByLayers("actors", "simulation", "gateway")
                .whereLayer("config")
                .mayOnlyBeAccessedByLayers("actors", "simulation", "gateway")
                .check(PRODUCTION);
    }

    @Test
    void everyClassBelongsToAModule() {
        classes()
                .should()
                .resideInAnyPackage(
                        "io.folkmoot.protocol..",
                        "io.folkmoot.config..",
                        "io.folkmoot.persistence..",
                        "io.folkmoot.actors..",
                        "io.folkmoot.simulation..",
                        "io.folkmoot.gateway..")
                .check(PRODUCTION);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.folkmoot.(**)").should().beFreeOfCycles().check(PRODUCTION);
    }

    @Test
    void protocolKnowsNoActorsAndNoOutsideWorld() {
        noProtocolClass()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.pekko..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.net.http..",
                        "java.sql..",
                        "com.typesafe..",
                        "org.slf4j..")
                .check(PRODUCTION);
        noProtocolClass()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.File")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.FileInputStream")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.FileOutputStream")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.RandomAccessFile")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.Socket")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.DatagramSocket")
                .check(PRODUCTION);
    }

    @Test
    void deterministicModulesTakeNeitherTimeNorChanceNorThreadsFromTheAir() {
        ambient().check(PRODUCTION);
    }

    @Test
    void deterministicModulesUseNoCollectionWhoseOrderIsAccidental() {
        unordered().allowEmptyShould(true).check(PRODUCTION);
    }

    @Test
    void deterministicModulesNameTheirCharset() {
        defaultCharset().check(PRODUCTION);
    }

    @Test
    void simulatedCryptographyStaysInTheSimulation() {
        standIn().check(PRODUCTION);
        classes()
                .that()
                .implement(Curve.class)
                .or()
                .implement(Curve.Verifier.class)
                .or()
                .implement(Algorithms.class)
                .or()
                .implement(Sealing.class)
                .should()
                .resideInAnyPackage(
                        "io.folkmoot.protocol.keys", "io.folkmoot.protocol.noise", "io.folkmoot.simulation.crypto")
                .check(PRODUCTION);
    }

    /** The rules can fail: each finds what was planted for it. */
    @Test
    void theRulesFindWhatIsPlanted() {
        JavaClasses planted = new ClassFileImporter().importPackages("io.folkmoot.actors.planted");
        assertThat(planted).isNotEmpty();
        assertThatThrownBy(() -> ambient().check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nanoTime")
                .hasMessageContaining("Math.random")
                .hasMessageContaining("SecureRandom")
                .hasMessageContaining("Instant.now")
                .hasMessageContaining("Thread.start")
                .hasMessageContaining("supplyAsync")
                .hasMessageContaining("java.util.Random.<init>()");
        assertThatThrownBy(() -> unordered().check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("HashMap")
                .hasMessageContaining("Set.of");
        assertThatThrownBy(() -> defaultCharset().check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("defaultCharset");
        JavaClasses startUp = new ClassFileImporter().importPackages("io.folkmoot.gateway.planted");
        assertThatThrownBy(() -> standIn().check(startUp))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Cryptography.standIn")
                .hasMessageContaining("Cryptography.algorithms")
                .hasMessageContaining(
                        "SigningKey.generate(java.util.random.RandomGenerator, " + "io.folkmoot.protocol.keys.Curve)");
    }

    private static com.tngtech.archunit.lang.syntax.elements.ClassesShould noProtocolClass() {
        return noClasses().that().resideInAPackage("io.folkmoot.protocol..").should();
    }

    private static ArchRule ambient() {
        return noClasses()
                .that()
                .resideInAnyPackage(DETERMINISTIC)
                .should()
                .accessTargetWhere(access("clock, dice or threads", ArchitectureTest::isAmbient))
                .because("clock, chance and threads enter through parameters, or the simulator could not replay a run");
    }

    /** Who starts a real peer can neither reach the stand-in nor give a peer any other arithmetic than the real one. */
    private static ArchRule standIn() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("io.folkmoot.protocol..", "io.folkmoot.actors..", "io.folkmoot.simulation..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.folkmoot.simulation.crypto..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Curve.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Algorithms.class)
                .orShould()
                .accessTargetWhere(access("a choice of arithmetic", ArchitectureTest::choosesArithmetic))
                .because("the stand-in can be forged by everybody who knows its seed");
    }

    private static boolean choosesArithmetic(Target target) {
        return target.parameters().contains(Curve.class.getName())
                || target.parameters().contains(Algorithms.class.getName());
    }

    private static ArchRule unordered() {
        return noClasses()
                .that()
                .resideInAnyPackage(DETERMINISTIC)
                .should()
                .accessTargetWhere(access("a collection without an order", ArchitectureTest::isUnordered))
                .because("their order differs from run to run: use List, TreeMap, LinkedHashMap or EnumMap");
    }

    private static ArchRule defaultCharset() {
        return noClasses()
                .that()
                .resideInAnyPackage(DETERMINISTIC)
                .should()
                .accessTargetWhere(access("the platform's charset", ArchitectureTest::usesDefaultCharset));
    }

    private static DescribedPredicate<JavaAccess<?>> access(String what, java.util.function.Predicate<Target> test) {
        return DescribedPredicate.describe(what, access -> test.test(Target.of(access)));
    }

    /** What is called or constructed: its owner, its name and the types of its parameters. */
    private record Target(String owner, String name, String parameters) {
        static Target of(JavaAccess<?> access) {
            String full = access.getTarget().getFullName();
            int open = full.indexOf('(');
            String parameters = open < 0 ? "" : full.substring(open + 1, full.length() - 1);
            return new Target(
                    access.getTargetOwner().getFullName(), access.getTarget().getName(), parameters);
        }

        boolean is(String otherOwner, String... names) {
            return owner.equals(otherOwner) && java.util.List.of(names).contains(name);
        }
    }

    private static boolean isAmbient(Target target) {
        return target.is("java.lang.System", "currentTimeMillis", "nanoTime", "getenv", "getProperty")
                || (target.name().equals("now") && target.owner().startsWith("java.time."))
                || target.is("java.time.Clock", "systemUTC", "systemDefaultZone", "system")
                || target.is("java.util.Date", "<init>")
                || target.is("java.lang.Math", "random")
                || target.is("java.util.UUID", "randomUUID")
                || (target.is("java.util.Random", "<init>")
                        && target.parameters().isEmpty())
                || (target.is("java.util.SplittableRandom", "<init>")
                        && target.parameters().isEmpty())
                || target.is("java.security.SecureRandom", "<init>", "getInstance", "getInstanceStrong")
                || target.is("java.util.concurrent.ThreadLocalRandom", "current")
                || target.is("java.util.random.RandomGenerator", "getDefault", "of")
                || target.is("java.util.Collections", "shuffle")
                || target.is("java.lang.Thread", "start", "sleep", "startVirtualThread", "ofVirtual", "ofPlatform")
                || target.owner().equals("java.util.concurrent.Executors")
                || target.is("java.util.Timer", "<init>")
                || (target.name().endsWith("Async") && target.owner().equals("java.util.concurrent.CompletableFuture"))
                || target.is("java.util.concurrent.CompletableFuture", "join", "get", "orTimeout", "delayedExecutor")
                || target.name().equals("parallelStream")
                || target.is("java.lang.Runtime", "availableProcessors");
    }

    private static boolean isUnordered(Target target) {
        return target.is("java.util.HashMap", "<init>")
                || target.is("java.util.HashSet", "<init>")
                || target.is("java.util.IdentityHashMap", "<init>")
                || target.is("java.util.concurrent.ConcurrentHashMap", "<init>", "newKeySet")
                || target.is("java.lang.System", "identityHashCode")
                || target.is("java.util.WeakHashMap", "<init>")
                || target.is("java.util.Set", "of", "copyOf")
                || target.is("java.util.Map", "of", "ofEntries", "copyOf")
                || target.is("java.util.stream.Collectors", "toSet", "toUnmodifiableSet", "groupingByConcurrent")
                || (target.is("java.util.stream.Collectors", "toMap", "toUnmodifiableMap")
                        && parameterCount(target) < 4)
                || (target.is("java.util.stream.Collectors", "groupingBy") && parameterCount(target) < 3);
    }

    private static int parameterCount(Target target) {
        return target.parameters().isEmpty() ? 0 : target.parameters().split(",").length;
    }

    private static boolean usesDefaultCharset(Target target) {
        return (target.is("java.lang.String", "getBytes") && target.parameters().isEmpty())
                || (target.is("java.lang.String", "<init>")
                        && target.parameters().equals("[B"))
                || target.is("java.nio.charset.Charset", "defaultCharset")
                || (target.is("java.lang.String", "toLowerCase", "toUpperCase")
                        && target.parameters().isEmpty())
                || (target.is("java.lang.String", "format")
                        && !target.parameters().startsWith("java.util.Locale"));
    }
}
