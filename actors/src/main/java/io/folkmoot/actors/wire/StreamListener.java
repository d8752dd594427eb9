package io.folkmoot.actors.wire;

import io.folkmoot.protocol.bytes.Bytes;

/**
 * Hears what becomes of one stream: opened first where we opened it, then received and writable any number of times, ended
 * once when the peer has finished, and broken at most once, after which nothing comes. Calls come one at a time, on the
 * wire's thread: an implementation tells an actor and returns.
 */
public interface StreamListener {
    void opened(ByteStream stream);

    void received(Bytes bytes);

    void writable();

    /** The peer has finished; its bytes are complete. */
    void ended();

    /** Neither direction goes on; the reason is for people. */
    void broken(String reason);
}
