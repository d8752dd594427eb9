package io.folkmoot.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of the repository as the house tests see them: what a build or an editor leaves behind is not among them. */
final class Repository {
    private static final Set<String> NOT_OURS = Set.of(".git", "target", ".idea", ".vscode", "node_modules");

    private final Path root;

    Repository() {
        root = Path.of(System.getProperty("folkmoot.root", ".."))
                .toAbsolutePath()
                .normalize();
        if (!Files.exists(root.resolve("CONTRIBUTING.md")))
            throw new IllegalStateException(root + " is not the repository");
    }

    Path root() {
        return root;
    }

    List<Path> files(Predicate<Path> wanted) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .filter(this::isOurs)
                    .filter(wanted)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Path> filesEndingIn(String ending) {
        return files(file -> file.toString().endsWith(ending));
    }

    String name(Path file) {
        return root.relativize(file).toString();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private boolean isOurs(Path file) {
        for (Path part : root.relativize(file)) if (NOT_OURS.contains(part.toString())) return false;
        return true;
    }
}
