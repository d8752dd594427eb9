package io.folkmoot.gateway.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts another process of this program, with the same Java and the same classes. */
final class Jvm {
    private Jvm() {}

    /** Libraries of ours still use what JDKs from 23 on warn of at every start. */
    private static List<String> quiet() {
        return Runtime.version().feature() < 23 ? List.of() : List.of("--sun-misc-unsafe-memory-access=allow");
    }

    static Process start(String main, List<String> flags, List<String> words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xss512k", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(quiet());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(words);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
