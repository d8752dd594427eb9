package io.folkmoot.actors.udp;

import java.time.Duration;

/**
 * What streams may take. Beyond the connections, the least recently used that has no stream is closed, and where all have
 * streams a new one is refused; beyond the streams, opening breaks.
 */
record QuicLimits(int connections, int connectionsPerPeer, int streamsPerPeer, Duration opening, Duration tick) {
    /**
     * A connection takes some 40 KB here, so 256 take 10 MB. A peer has at most four: one of each role, and their successors
     * while the old ones fade. Ten seconds of handshake are five lost packets in a row.
     */
    static final QuicLimits USUAL = new QuicLimits(256, 4, 128, Duration.ofSeconds(10), Duration.ofSeconds(10));

    /** After so many ticks without a stream, or without a packet from the peer, a connection ends. */
    static final int IDLE_TICKS = 3;

    /** For one stream that nobody reads: what the peer may send ahead, first and at most. */
    static final long STREAM_WINDOW = 512 << 10;

    /** For all streams of a connection together. */
    static final long CONNECTION_WINDOW = 8 << 20;

    /** Fits every path, also inside another packet (the least that QUIC allows, RFC 9000, 14). */
    static final int UDP_PAYLOAD = 1200;

    Duration idle() {
        return tick.multipliedBy(IDLE_TICKS);
    }
}
