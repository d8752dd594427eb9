package io.folkmoot.actors.udp;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.wire.ByteStream;
import io.folkmoot.actors.wire.StreamListener;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Hears one stream, counts and hashes what comes, and complains of calls that must not come. */
final class Ear implements StreamListener {
    private static final long DEADLINE_SECONDS = 60;

    private final boolean eager;
    private final boolean echoes;
    private final CompletableFuture<ByteStream> stream = new CompletableFuture<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CompletableFuture<String> broken = new CompletableFuture<>();
    private final MessageDigest digest = Sha256.newDigest();
    private final AtomicLong received = new AtomicLong();
    private final AtomicInteger writables = new AtomicInteger();
    private final AtomicInteger wrongs = new AtomicInteger();
    private final AtomicLong asked = new AtomicLong();

    private Ear(boolean eager, boolean echoes) {
        this.eager = eager;
        this.echoes = echoes;
    }

    /** Asks for everything. */
    static Ear eager() {
        return new Ear(true, false);
    }

    /** Asks for nothing by itself. */
    static Ear patient() {
        return new Ear(false, false);
    }

    /** Sends back what comes, and asks for as much again. */
    static Ear echo() {
        return new Ear(false, true);
    }

    void takes(ByteStream opened) {
        stream.complete(opened);
        if (eager) ask(opened, Long.MAX_VALUE);
        if (echoes) ask(opened, 1 << 16);
    }

    private void ask(ByteStream from, long bytes) {
        asked.addAndGet(bytes);
        from.request(bytes);
    }

    @Override
    public void opened(ByteStream opened) {
        if (stream.isDone()) wrongs.incrementAndGet();
        takes(opened);
    }

    @Override
    public void received(Bytes bytes) {
        late();
        digest.update(bytes.unsafeArray());
        if (received.addAndGet(bytes.length()) > asked.get()) wrongs.incrementAndGet();
        if (!echoes) return;
        stream().write(bytes);
        ask(stream(), bytes.length());
    }

    @Override
    public void writable() {
        late();
        writables.incrementAndGet();
    }

    @Override
    public void ended() {
        late();
        ended.countDown();
        if (echoes) stream().finish();
    }

    @Override
    public void broken(String reason) {
        if (!broken.complete(reason)) wrongs.incrementAndGet();
    }

    private void late() {
        if (broken.isDone()) wrongs.incrementAndGet();
    }

    void request(long bytes) {
        ask(stream(), bytes);
    }

    ByteStream stream() {
        return stream.orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
    }

    boolean isOpen() {
        return stream.isDone();
    }

    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    boolean isBroken() {
        return broken.isDone();
    }

    String whyBroken() {
        return broken.orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
    }

    long received() {
        return received.get();
    }

    int writables() {
        return writables.get();
    }

    int wrongs() {
        return wrongs.get();
    }

    /** The hash of everything, once the peer has finished. */
    Bytes all() throws InterruptedException {
        assertThat(ended.await(DEADLINE_SECONDS, TimeUnit.SECONDS))
                .as("ended after %s bytes, broken: %s", received, broken.getNow("no"))
                .isTrue();
        assertThat(wrongs.get()).as("calls out of turn").isZero();
        return Bytes.adopt(digest.digest());
    }
}
