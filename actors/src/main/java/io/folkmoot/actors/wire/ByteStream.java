package io.folkmoot.actors.wire;

import io.folkmoot.protocol.bytes.Bytes;

/**
 * Our end of one stream. All calls may come from any thread and never wait. At first nothing is delivered: what arrives
 * is asked for by {@link #request}, so that a slow reader slows the writer at the other end.
 */
public interface ByteStream {
    /**
     * Queues bytes for the peer. False says that enough is queued: write no more until {@link StreamListener#writable}
     * comes. A writer that goes on regardless breaks the stream at a limit of 4 MiB.
     */
    boolean write(Bytes chunk);

    /** Lets so many more bytes be delivered. */
    void request(long bytes);

    /** Nothing more from us; what the peer sends still arrives. */
    void finish();

    /** Ends both directions at once; the peer sees the stream broken. */
    void reset();
}
