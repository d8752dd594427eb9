package io.folkmoot.gateway.simulation;

import io.folkmoot.simulation.universe.Universe;
import io.folkmoot.simulation.world.World;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * All that happens in one world as lines of text, the hash of all at the end. About 110 bytes an event; it ends, and says so,
 * where the disk does.
 */
public final class TraceFile implements AutoCloseable {
    private static final int BUFFER = 1 << 20;

    private final Writer writer;
    private @Nullable IOException failure;
    private long lines;

    private TraceFile(Writer writer) {
        this.writer = writer;
    }

    /** Over a plain stream: channels would be closed by the interrupt that ends a run early. */
    public static TraceFile open(Path file) throws IOException {
        var stream = new BufferedOutputStream(new FileOutputStream(file.toFile()), BUFFER);
        return new TraceFile(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    /** Before anybody lives there: names that are not kept from the beginning are numbers. */
    public void listenTo(Universe universe) {
        World world = universe.world();
        world.keepNames();
        world.traceTo((nanos, event, subject, detail) -> write(world.tell(nanos, event, subject, detail)));
    }

    private void write(String line) {
        if (failure != null) return;
        try {
            writer.write(line);
            writer.write('\n');
            lines++;
        } catch (IOException e) {
            failure = e;
        }
    }

    /** The last line; throws what went wrong on the way. */
    public void end(String traceHash) throws IOException {
        write("sha256 " + traceHash + " over " + lines + " records");
        if (failure != null) throw failure;
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
