package io.folkmoot.gateway.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a running command prints, line by line as it comes. */
final class Lines extends OutputStream {
    private static final long DEADLINE_SECONDS = 30;

    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int b) {
        if (b != '\n') {
            line.write(b);
            return;
        }
        lines.add(line.toString(StandardCharsets.UTF_8));
        line.reset();
    }

    String next() throws InterruptedException {
        String next = lines.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        if (next == null) throw new AssertionError("nothing was printed within " + DEADLINE_SECONDS + " s");
        return next;
    }

    List<String> rest() {
        List<String> rest = new ArrayList<>();
        lines.drainTo(rest);
        return rest;
    }
}
