package io.folkmoot.gateway.cli;

import io.folkmoot.persistence.folder.FileProblems;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.inspect.Inspector;
import io.folkmoot.protocol.signing.Signed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints any frame or signed object as JSON that a person can read. */
@Command(name = "inspect", description = "Print a frame or signed object, given as hex or as a file, as JSON.")
final class InspectCommand implements Callable<Integer> {
    private static final int MAX_FILE = 2 * Math.max(Frame.MAX_LENGTH, Signed.MAX_LENGTH) + 2;

    private final Terminal terminal;
    private final CommonOptions common;

    @Parameters(
            paramLabel = "FILE|HEX",
            description = "A file of bytes or of hex digits, or the hex digits themselves.")
    private String source = "";

    InspectCommand(Terminal terminal, CommonOptions common) {
        this.terminal = terminal;
        this.common = common;
    }

    @Override
    public Integer call() throws CommandException {
        try {
            terminal.out().println(new Inspector(!common.json).inspect(content()));
            return ExitCode.DONE.number();
        } catch (MalformedException e) {
            throw CommandException.wrongInput(e.getMessage());
        }
    }

    private Bytes content() throws CommandException {
        if (source.isBlank() || source.indexOf('\0') >= 0) throw CommandException.wrongInput("nothing to inspect");
        Path file = Path.of(source);
        if (Files.isDirectory(file)) throw CommandException.wrongInput(file + " is a folder");
        if (Files.isRegularFile(file)) return ofFile(file);
        return ofHex(source)
                .orElseThrow(() -> CommandException.wrongInput("'" + source + "' is neither a file nor hex digits"));
    }

    private static Bytes ofFile(Path file) throws CommandException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MAX_FILE + 1);
            if (content.length > MAX_FILE)
                throw CommandException.wrongInput(
                        file + " is larger than any frame or record (" + MAX_FILE + " bytes)");
            return ofHex(new String(content, StandardCharsets.ISO_8859_1)).orElse(Bytes.adopt(content));
        } catch (IOException e) {
            throw CommandException.wrongInput(file + " cannot be read: " + FileProblems.inWords(e));
        }
    }

    private static Optional<Bytes> ofHex(String text) {
        String digits = text.strip();
        if (digits.isEmpty()) return Optional.empty();
        try {
            return Optional.of(Bytes.adopt(HexFormat.of().parseHex(digits)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
