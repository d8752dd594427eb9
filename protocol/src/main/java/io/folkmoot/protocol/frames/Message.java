package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.cbor.CborReader;
import io.folkmoot.protocol.cbor.CborWriter;

/** The body of a frame. What may be said is exactly what is listed here. */
public sealed interface Message
        permits Ping,
                Pong,
                FindNode,
                FindValue,
                Store,
                Vote,
                Query,
                Gossip,
                Sync,
                Send,
                Cancel,
                Leave,
                Response,
                Failure {
    FrameType type();

    void write(CborWriter out);

    /** Whether a peer may do it twice and nothing is different: a request that changes nothing. */
    default boolean onlyReads() {
        return switch (type()) {
            case PING, FIND_NODE, FIND_VALUE, QUERY -> true;
            case PONG, STORE, VOTE, GOSSIP, SYNC, SEND, CANCEL, LEAVE, RESPONSE, ERROR -> false;
        };
    }

    /** Whether it may travel in a first packet, which anybody can repeat: a read that costs its answerer little. */
    default boolean mayBeEarly() {
        return onlyReads() && type() != FrameType.QUERY;
    }

    /** Whether it answers what only reads, so that whoever lost it may ask for it anew. */
    default boolean answersRead() {
        return this instanceof Response(Answer answer) && answer.answersRead();
    }

    /** How much to reserve; a wrong guess costs a copy, nothing else. */
    default int expectedSize() {
        return 128;
    }

    static Message read(FrameType type, CborReader in) throws MalformedException {
        return switch (type) {
            case PING -> Ping.read(in);
            case PONG -> Pong.read(in);
            case FIND_NODE -> FindNode.read(in);
            case FIND_VALUE -> FindValue.read(in);
            case STORE -> Store.read(in);
            case VOTE -> Vote.read(in);
            case QUERY -> Query.read(in);
            case GOSSIP -> Gossip.read(in);
            case SYNC -> Sync.read(in);
            case SEND -> Send.read(in);
            case CANCEL -> Cancel.read(in);
            case LEAVE -> Leave.read(in);
            case RESPONSE -> Response.read(in);
            case ERROR -> Failure.read(in);
        };
    }
}
