package io.folkmoot.persistence.sqlite;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a SQLite file by their numbers, each as its log has it last, read without SQLite: for a file that SQLite
 * does not open, or not everywhere. See the database file format, 1.2 and 4.
 */
final class Pages implements AutoCloseable {
    private static final int USUAL_SIZE = 4096;
    private static final int LARGEST = 65_536;
    private static final int SIZE_OFFSET = 16;
    private static final int LOG_HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int SALT_OFFSET = 16;

    private final FileChannel file;
    private final @Nullable FileChannel log;
    private final int size;
    private final Map<Integer, Long> inLog = new HashMap<>();
    private int last;

    Pages(Path path) throws IOException {
        file = FileChannel.open(path, READ);
        Path logPath = Files.log(path);
        log = java.nio.file.Files.exists(logPath) ? FileChannel.open(logPath, READ) : null;
        size = pageSize();
        last = (int) Math.min(Integer.MAX_VALUE, file.size() / size);
        if (log != null) readLog(log);
    }

    /** From 1 to this. */
    int last() {
        return last;
    }

    int size() {
        return size;
    }

    private int pageSize() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(SIZE_OFFSET + 2);
        file.read(header, 0);
        int found = header.position() < header.capacity() ? 0 : Short.toUnsignedInt(header.getShort(SIZE_OFFSET));
        if (found == 1) return LARGEST;
        return Integer.bitCount(found) == 1 && found >= 512 ? found : USUAL_SIZE;
    }

    /** Only committed frames count, and only those of the log's present round; a torn frame ends it. */
    private void readLog(FileChannel channel) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(LOG_HEADER);
        channel.read(header, 0);
        if (header.hasRemaining()) return;
        long salts = header.getLong(SALT_OFFSET);
        Map<Integer, Long> uncommitted = new HashMap<>();
        ByteBuffer frame = ByteBuffer.allocate(FRAME_HEADER);
        for (long at = LOG_HEADER; at + FRAME_HEADER + size <= channel.size(); at += FRAME_HEADER + size) {
            frame.clear();
            channel.read(frame, at);
            if (frame.getLong(8) != salts) return;
            uncommitted.put(frame.getInt(0), at + FRAME_HEADER);
            int pagesAfterCommit = frame.getInt(4);
            if (pagesAfterCommit == 0) continue;
            inLog.putAll(uncommitted);
            uncommitted.clear();
            last = Math.max(last, pagesAfterCommit);
        }
    }

    /** Empty where there is no such page, or the disk does not give it. */
    Optional<ByteBuffer> page(int number) {
        if (number < 1 || number > last) return Optional.empty();
        ByteBuffer page = ByteBuffer.allocate(size);
        Long at = inLog.get(number);
        try {
            if (at != null && log != null) log.read(page, at);
            else file.read(page, (number - 1L) * size);
        } catch (IOException e) {
            return Optional.empty();
        }
        return page.hasRemaining() ? Optional.empty() : Optional.of(page.flip());
    }

    @Override
    public void close() throws IOException {
        file.close();
        if (log != null) log.close();
    }
}
