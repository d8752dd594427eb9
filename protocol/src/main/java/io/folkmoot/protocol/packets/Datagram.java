package io.folkmoot.protocol.packets;

/** Sizes that several packets share. */
public final class Datagram {
    /** What passes every path of IPv6 unbroken: 1,280 bytes (RFC 8200, section 5) less its header and that of UDP. */
    public static final int MAX = 1_232;

    /** A MAC cut to what nobody guesses; zeros say that there is none. */
    public static final int COOKIE = 16;

    /** The hash of a trust set; zeros say that there is none. */
    public static final int TRUST_ROOT = 32;

    /** The first byte. */
    static final int TYPE = 1;

    /** The first byte and one session id. */
    static final int TYPE_AND_SESSION = TYPE + Long.BYTES;

    private Datagram() {}
}
