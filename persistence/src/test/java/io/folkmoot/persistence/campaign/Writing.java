package io.folkmoot.persistence.campaign;

import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.records.RecordStore.Step;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.persistence.sqlite.SqliteSettings;
import io.folkmoot.persistence.sqlite.SqliteStore;
import io.folkmoot.persistence.sqlite.StoreThreads;
import io.folkmoot.protocol.records.SignedRecord;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * A process that stores one page after another, many in flight, and says over its standard output which are acknowledged:
 * the number of each in four bytes, unbuffered. When it is through it adds {@link #THROUGH}, its commits and its syncs,
 * and stays until its standard input ends: whoever means to kill it may be too slow to meet it at work.
 */
final class Writing {
    static final int IN_FLIGHT = 64;
    static final int THROUGH = -1;

    private final RecordStore store;
    private final FileOutputStream out;
    private final Semaphore room = new Semaphore(IN_FLIGHT);

    private Writing(RecordStore store, FileOutputStream out) {
        this.store = store;
        this.out = out;
    }

    static Allowance allowance() {
        return Allowance.of(Pages.AUTHOR.publicKey(), 1L << 40);
    }

    /** The folder, the file of pages, the first page to write. */
    public static void main(String[] arguments) throws Exception {
        List<SignedRecord> pages = Pages.read(Path.of(arguments[1]));
        try (StoreThreads threads = StoreThreads.forOne();
                FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            SqliteSettings settings = SqliteSettings.of(Path.of(arguments[0]), allowance());
            RecordStore store =
                    SqliteStore.open(settings, threads, InstantSource.system()).store();
            Writing writing = new Writing(store, out);
            for (int number = Integer.parseInt(arguments[2]); number < pages.size(); number++)
                writing.write(number, pages.get(number));
            writing.room.acquire(IN_FLIGHT);
            store.close();
            writing.say(THROUGH);
            writing.say((int) store.counts().commits());
            writing.say((int) store.counts().syncs());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private void write(int number, SignedRecord page) throws InterruptedException {
        room.acquire();
        store.update(page.key(), page.kind(), held -> new Step<>(held.with(page), number), result -> {
            if (!(result instanceof Result.Done)) throw new IllegalStateException("refused: " + result);
            say(number);
            room.release();
        });
    }

    private void say(int number) {
        try {
            out.write(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
