package io.folkmoot.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.folkmoot.protocol.keys.Curve;
import io.folkmoot.protocol.noise.Algorithms;
import io.folkmoot.protocol.noise.Sealing;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The arrows between modules, and what the deterministic ones must not touch. */
class ArchitectureTest {
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("io.folkmoot");

    private static final String PLANTS = "io.folkmoot.actors.planted.";
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("io.folkmoot.actors.planted");

    private static final String[] DETERMINISTIC = {"io.folkmoot.protocol..", "io.folkmoot.actors.."};
    private static final String SIMULATION = "io.folkmoot.simulation..";

    /** Those that say what a run costs, look whether it is late, and keep the dice of the thread. */
    private static final String MEASURING =
            "(.*\\.scenario\\.Meter|.*\\.shrink\\.Shrinker|.*\\.world\\.AmbientDice)(\\$.*)?";

    /** Hands a library a table of one entry. */
    private static final String CONFIGURING = ".*\\.world\\.WorldConfig";

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
    void theUniverseHasItsOwnTimeAndChance() {
        ownTime().check(PRODUCTION);
        ownOrder().check(PRODUCTION);
    }

    @Test
    void actorsNeitherAskNorReadClocksThroughPekko() {
        impatient().check(PRODUCTION);
    }

    @Test
    void deterministicModulesUseNoCollectionWhoseOrderIsAccidental() {
        unordered().allowEmptyShould(true).check(PRODUCTION);
    }

    @Test
    void deterministicModulesDoNotHangOnTheMachine() {
        surroundings().check(PRODUCTION);
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

    @Test
    void theRulesFindAStandInAtTheStart() {
        JavaClasses startUp = new ClassFileImporter().importPackages("io.folkmoot.gateway.planted");
        assertThatThrownBy(() -> standIn().check(startUp))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Cryptography.standIn")
                .hasMessageContaining("Cryptography.algorithms")
                .hasMessageContaining(
                        "SigningKey.generate(java.util.random.RandomGenerator, " + "io.folkmoot.protocol.keys.Curve)");
    }

    /** The rules can fail: each finds every method of the class in which somebody does what it forbids. */
    @Test
    void theRulesFindWhatIsPlanted() {
        assertFinds(ambient(), "AmbientTime");
        assertFinds(ambient(), "AmbientChance");
        assertFinds(ambient(), "AmbientThreads");
        assertFinds(impatient(), "Impatience");
        assertFinds(unordered(), "AccidentalOrder");
        assertFinds(surroundings(), "Surroundings");
    }

    @Test
    void theRulesFindNothingWhereAllIsHandedIn() {
        for (ArchRule rule : List.of(ambient(), impatient(), unordered(), surroundings()))
            assertThat(findings(rule, "HandedIn")).isEmpty();
    }

    private static void assertFinds(ArchRule rule, String planted) {
        String found = String.join("\n", findings(rule, planted));
        List<JavaMethod> plants = PLANTED.get(PLANTS + planted).getMethods().stream()
                .filter(method -> !method.getName().contains("$"))
                .toList();
        assertThat(plants)
                .hasSizeGreaterThan(3)
                .allSatisfy(plant -> assertThat(found).contains("<" + plant.getFullName() + ">"));
    }

    private static List<String> findings(ArchRule rule, String planted) {
        JavaClass one = PLANTED.get(PLANTS + planted);
        return rule.evaluate(PLANTED).getFailureReport().getDetails().stream()
                .filter(finding -> finding.contains(one.getFullName() + "."))
                .toList();
    }

    private static com.tngtech.archunit.lang.syntax.elements.ClassesShould noProtocolClass() {
        return noClasses().that().resideInAPackage("io.folkmoot.protocol..").should();
    }

    private static ArchRule ambient() {
        return noClasses()
                .that()
                .resideInAnyPackage(DETERMINISTIC)
                .should()
                .accessTargetWhere(access("clock, dice or threads", Banned::isAmbient))
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
                .accessTargetWhere(access("a choice of arithmetic", Banned::choosesArithmetic))
                .because("the stand-in can be forged by everybody who knows its seed");
    }

    private static ArchRule ownTime() {
        return noClasses()
                .that()
                .resideInAPackage(SIMULATION)
                .and()
                .haveNameNotMatching(MEASURING)
                .should()
                .accessTargetWhere(access("clock, dice or threads", Banned::isAmbient))
                .because("a world has a time, a chance and a thread of its own");
    }

    private static ArchRule ownOrder() {
        return noClasses()
                .that()
                .resideInAPackage(SIMULATION)
                .and()
                .haveNameNotMatching(CONFIGURING)
                .should()
                .accessTargetWhere(access("a collection without an order", Banned::isUnordered))
                .because("what a world does next may not hang on the process that it lives in");
    }

    private static ArchRule impatient() {
        return noClasses()
                .that()
                .resideInAPackage("io.folkmoot.actors..")
                .should()
                .accessTargetWhere(access("a real clock or a foreign thread, through Pekko", Banned::isImpatient))
                .because("there they would escape the simulator: ask with a message and a timer of one's own");
    }

    private static ArchRule unordered() {
        return noClasses()
                .that()
                .resideInAnyPackage(DETERMINISTIC)
                .should()
                .accessTargetWhere(access("a collection without an order", Banned::isUnordered))
                .because("their order differs from run to run: use List, TreeMap, LinkedHashMap or EnumMap");
    }

    private static ArchRule surroundings() {
        return noClasses()
                .that()
                .resideInAnyPackage(DETERMINISTIC)
                .should()
                .accessTargetWhere(access("what differs from machine to machine", Banned::isSurroundings))
                .because("a peer decides alike wherever it runs");
    }

    private static DescribedPredicate<JavaAccess<?>> access(String what, Predicate<Banned> test) {
        return DescribedPredicate.describe(what, access -> test.test(Banned.of(access)));
    }
}
