package io.folkmoot.actors.door;

import io.folkmoot.actors.wire.Path;

/**
 * Where the door leads: sessions and handshakes that somebody here awaits. All calls come on the wire's thread and must
 * neither wait nor throw.
 */
public interface Rooms {
    /**
     * Hands over a packet of the right size that names us: a transport packet or a handshake answer by the session id that
     * we chose, a hello answer by our nonce. False says that nobody has the id, and that the packet was not taken.
     */
    boolean deliver(long id, Path from, byte[] packet);

    /**
     * Hands over the first packet of a handshake. Validated says that the sender has shown by a cookie that it receives
     * where it sends from. False says that no more fit, and that the packet was not taken.
     */
    boolean admit(Path from, byte[] init, boolean validated);

    /** Whether handshakes come faster than they are answered: whoever has no valid cookie then gets one instead. */
    boolean busy();

    /** Somebody claims not to have a session. A hint and no more: anybody on the path can say so. */
    void reset(Path from, long session, long counter);
}
