package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.cbor.CborReader;
import io.folkmoot.protocol.cbor.CborWriter;
import io.folkmoot.protocol.signing.Signed;
import java.util.List;

/** News for everyone: urgent objects are pushed whole, others announced by id and pulled. The id is the hash of the signed
 * bytes, so that nobody can announce a false one first to suppress the real. */
public record Gossip(Topic topic, Step step, List<Bytes> items) implements Message {
    static final int MAX_PUSHED = 16;
    static final int MAX_IDS = 256;

    /** In order of priority: a flood of one never delays those before it. */
    public enum Topic implements Coded {
        REVOCATION(1),
        QUARANTINE(2),
        CERTIFICATE(3),
        REPORT(4);

        private final int code;

        Topic(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    public enum Step implements Coded {
        PUSH(1),
        HAVE(2),
        WANT(3);

        private final int code;

        Step(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    public Gossip {
        items = List.copyOf(items);
        if (step == Step.PUSH) Require.blobs("objects", items, MAX_PUSHED, Signed.MAX_LENGTH);
        else Require.ids("ids", items, MAX_IDS);
    }

    @Override
    public FrameType type() {
        return FrameType.GOSSIP;
    }

    @Override
    public int expectedSize() {
        return Blobs.size(items) + 32;
    }

    @Override
    public void write(CborWriter out) {
        out.array(3).number(topic.code()).number(step.code());
        Blobs.write(out, items);
    }

    static Gossip read(CborReader in) throws MalformedException {
        in.exactly("gossip", 3);
        Topic topic = Coded.read("topic", Topic.values(), in);
        Step step = Coded.read("step", Step.values(), in);
        List<Bytes> items = step == Step.PUSH
                ? Blobs.read("objects", in, MAX_PUSHED, Signed.MAX_LENGTH)
                : Blobs.readIds("ids", in, MAX_IDS);
        return new Gossip(topic, step, items);
    }
}
