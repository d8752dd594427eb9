package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.cbor.CborReader;
import io.folkmoot.protocol.cbor.CborWriter;
import io.folkmoot.protocol.identity.NodeId;

/** Who are the closest to this point that you know? Answered by {@link Answer.Nodes}. */
public record FindNode(NodeId target, int limit) implements Message {
    public FindNode {
        Require.number("limit", limit, 1, Contact.MAX_IN_ANSWER);
    }

    @Override
    public FrameType type() {
        return FrameType.FIND_NODE;
    }

    @Override
    public void write(CborWriter out) {
        out.array(2).bytes(target.bytes()).number(limit);
    }

    static FindNode read(CborReader in) throws MalformedException {
        in.exactly("find node", 2);
        NodeId target = NodeId.of(in.bytesOf("target", NodeId.LENGTH));
        int limit = (int) in.number("limit", Contact.MAX_IN_ANSWER);
        if (limit == 0) throw new MalformedException("limit: 0, at least 1");
        return new FindNode(target, limit);
    }
}
