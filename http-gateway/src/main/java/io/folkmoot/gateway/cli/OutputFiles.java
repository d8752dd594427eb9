package io.folkmoot.gateway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a command is told to write: whether it can is said before hours of work, not after. */
final class OutputFiles {
    private OutputFiles() {}

    static void check(String option, Path file) throws CommandException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file))
            throw CommandException.wrongInput(option + " must be a file, not a folder: " + file);
        if (!Files.isDirectory(folder)) throw CommandException.wrongInput(option + ": there is no folder " + folder);
        if (!Files.isWritable(Files.exists(file) ? file : folder))
            throw CommandException.wrongInput(option + ": " + file + " may not be written");
    }

    static void write(String option, Path file, String content) throws CommandException {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw CommandException.wrongInput(option + ": " + file + " cannot be written: " + e.getMessage());
        }
    }
}
