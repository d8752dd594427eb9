package io.folkmoot.protocol.packets;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What a {@link Transport} packet says once it is opened; the first byte tells which of these it is. */
public sealed interface Content {
    Bytes write();

    /** A frame that fits one packet. */
    record Whole(Bytes frame) implements Content {
        static final byte CODE = 1;

        public static final int MAX_FRAME = Transport.MAX_PLAINTEXT - 1;

        public Whole {
            Require.bytes("frame", frame, 1, MAX_FRAME);
        }

        @Override
        public Bytes write() {
            byte[] content = new byte[1 + frame.length()];
            ByteBuffer.wrap(content).put(CODE).put(frame.unsafeArray());
            return Bytes.adopt(content);
        }

        private static Whole read(ByteBuffer in) throws MalformedException {
            ContentFields.requireSize("whole frame", in, 2, Transport.MAX_PLAINTEXT);
            return new Whole(Packet.takeRest(in));
        }
    }

    /** One of the parts of a frame that fits no packet; {@code request} is the id of the request, in answers too. */
    record Part(long request, boolean answer, int index, int count, Bytes bytes) implements Content {
        static final byte CODE = 2;

        private static final int HEADER = 1 + ContentFields.EXCHANGE + 2;

        public static final int MAX_BYTES = Transport.MAX_PLAINTEXT - HEADER;

        /** As many as {@link Received} has bits; they hold the largest frame. */
        public static final int MAX_COUNT = Long.SIZE;

        private static final int MIN_COUNT = 2;

        public Part {
            ContentFields.requireRequest(request);
            Require.number("count", count, MIN_COUNT, MAX_COUNT);
            Require.number("index", index, 0, count - 1L);
            Require.bytes("part", bytes, 1, MAX_BYTES);
        }

        /** All parts but the last are full. A frame that fits one packet is no matter for parts. */
        public static List<Part> split(long request, boolean answer, Bytes frame) {
            Require.bytes("frame", frame, Whole.MAX_FRAME + 1, MAX_COUNT * MAX_BYTES);
            int count = (frame.length() + MAX_BYTES - 1) / MAX_BYTES;
            List<Part> parts = new ArrayList<>(count);
            for (int i = 0; i < count; i++) parts.add(new Part(request, answer, i, count, slice(frame, i)));
            return List.copyOf(parts);
        }

        private static Bytes slice(Bytes frame, int index) {
            int from = index * MAX_BYTES;
            return Bytes.copyOf(frame.unsafeArray(), from, Math.min(MAX_BYTES, frame.length() - from));
        }

        @Override
        public Bytes write() {
            byte[] content = new byte[HEADER + bytes.length()];
            ContentFields.put(CODE, request, answer, content)
                    .put((byte) index)
                    .put((byte) count)
                    .put(bytes.unsafeArray());
            return Bytes.adopt(content);
        }

        private static Part read(ByteBuffer in) throws MalformedException {
            ContentFields.requireSize("part", in, HEADER + 1, Transport.MAX_PLAINTEXT);
            long request = ContentFields.request(in);
            boolean answer = ContentFields.answer(in);
            int index = in.get();
            int count = in.get();
            ContentFields.requireNumber("count", count, MIN_COUNT, MAX_COUNT);
            ContentFields.requireNumber("index", index, 0, count - 1);
            return new Part(request, answer, index, count, Packet.takeRest(in));
        }
    }

    /** Which parts have come: bit {@code i}, from the lowest, is part {@code i}. */
    record Received(long request, boolean answer, long parts) implements Content {
        static final byte CODE = 3;

        private static final int LENGTH = 1 + ContentFields.EXCHANGE + Long.BYTES;

        public Received {
            ContentFields.requireRequest(request);
        }

        @Override
        public Bytes write() {
            byte[] content = new byte[LENGTH];
            ContentFields.put(CODE, request, answer, content).putLong(parts);
            return Bytes.adopt(content);
        }

        private static Received read(ByteBuffer in) throws MalformedException {
            ContentFields.requireSize("received parts", in, LENGTH, LENGTH);
            return new Received(ContentFields.request(in), ContentFields.answer(in), in.getLong());
        }
    }

    /** Asks whoever is at a new address to show that it holds the session. */
    record PathChallenge(Bytes nonce) implements Content {
        static final byte CODE = 4;

        public static final int NONCE = 8;

        public PathChallenge {
            Require.bytesOf("nonce", nonce, NONCE);
        }

        @Override
        public Bytes write() {
            return ContentFields.writeNonce(CODE, nonce);
        }
    }

    /** Gives the nonce of a {@link PathChallenge} back, from the address at which it came. */
    record PathAnswer(Bytes nonce) implements Content {
        static final byte CODE = 5;

        public PathAnswer {
            Require.bytesOf("nonce", nonce, PathChallenge.NONCE);
        }

        @Override
        public Bytes write() {
            return ContentFields.writeNonce(CODE, nonce);
        }
    }

    /** Says nothing but that the session is live, for an initiator that has nothing else to say. */
    record Confirm() implements Content {
        static final byte CODE = 6;

        private static final Bytes CONTENT = Bytes.copyOf(new byte[] {CODE});

        @Override
        public Bytes write() {
            return CONTENT;
        }

        private static Confirm read(ByteBuffer in) throws MalformedException {
            ContentFields.requireSize("confirm", in, 1, 1);
            return new Confirm();
        }
    }

    static Content read(Bytes plaintext) throws MalformedException {
        if (plaintext.isEmpty()) throw new MalformedException("content: 0 bytes, must be at least 1");
        ByteBuffer in = ByteBuffer.wrap(plaintext.unsafeArray());
        byte code = in.get();
        return switch (code) {
            case Whole.CODE -> Whole.read(in);
            case Part.CODE -> Part.read(in);
            case Received.CODE -> Received.read(in);
            case PathChallenge.CODE -> new PathChallenge(ContentFields.nonce(in));
            case PathAnswer.CODE -> new PathAnswer(ContentFields.nonce(in));
            case Confirm.CODE -> Confirm.read(in);
            default -> throw new MalformedException("content: type " + code + ", must be 1 to 6");
        };
    }
}
