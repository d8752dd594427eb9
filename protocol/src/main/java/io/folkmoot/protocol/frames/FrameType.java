package io.folkmoot.protocol.frames;

/** The types of frames; the number is what stands on the wire, and none is ever used again for something else. */
public enum FrameType implements Coded {
    PING(1),
    PONG(2),
    FIND_NODE(3),
    FIND_VALUE(4),
    STORE(5),
    VOTE(6),
    QUERY(7),
    GOSSIP(8),
    SYNC(9),
    SEND(10),
    CANCEL(11),
    LEAVE(12),
    RESPONSE(13),
    ERROR(14);

    private final int code;

    FrameType(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
