package io.folkmoot.simulation.links;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.cbor.CborWriter;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Cancel;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.frames.FrameType;
import io.folkmoot.protocol.frames.Gossip;
import io.folkmoot.protocol.frames.Leave;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.frames.Pong;
import io.folkmoot.protocol.frames.Query;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Send;
import io.folkmoot.protocol.frames.Store;
import io.folkmoot.protocol.frames.Sync;
import io.folkmoot.protocol.frames.Vote;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.packets.Content;
import io.folkmoot.protocol.packets.Content.Part;
import io.folkmoot.protocol.packets.Content.PathAnswer;
import io.folkmoot.protocol.packets.Content.PathChallenge;
import io.folkmoot.protocol.packets.Content.Received;
import io.folkmoot.protocol.packets.Content.Whole;
import io.folkmoot.protocol.packets.Transport;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/** What somebody may say who holds a session and keeps to no rule in it, from one seed. */
final class Malice {
    private static final long[] EXTREMES = {0, 1, -1, 63, 64, 255, 1L << 31, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE};
    private static final int HEAD_OF_PART = 12;

    private final SplittableRandom dice;
    private final LongSupplier ids;

    Malice(SplittableRandom dice, LongSupplier ids) {
        this.dice = dice;
        this.ids = ids;
    }

    Bytes next() {
        return about(ids.getAsLong());
    }

    /** Something that names this request. */
    Bytes about(long id) {
        return switch (dice.nextInt(8)) {
            case 0 -> bytes(dice.nextInt(1, Transport.MAX_PLAINTEXT + 1));
            case 1 -> part(id);
            case 2 -> odd(part(id));
            case 3 -> new Received(id, dice.nextBoolean(), number()).write();
            case 4 -> odd(new Received(id, dice.nextBoolean(), dice.nextLong()).write());
            case 5 -> path();
            case 6 -> oneOf(new Frame(id, message()).write());
            default -> oneOf(odd(nonsense(id)));
        };
    }

    /** Of few requests and counts, so that parts meet others that they contradict. */
    private Bytes part(long id) {
        int count = dice.nextInt(3) == 0 ? dice.nextInt(2, Part.MAX_COUNT + 1) : 3;
        int length = dice.nextBoolean() ? Part.MAX_BYTES : dice.nextInt(1, 30);
        return new Part(id, dice.nextBoolean(), dice.nextInt(count), count, bytes(length)).write();
    }

    private Bytes path() {
        return dice.nextBoolean() ? new PathChallenge(bytes(8)).write() : new PathAnswer(bytes(8)).write();
    }

    /** Fields out of their ranges, and lengths that do not fit. */
    private Bytes odd(Bytes content) {
        byte[] odd = content.toArray();
        ByteBuffer fields = ByteBuffer.wrap(odd);
        switch (dice.nextInt(4)) {
            case 0 -> odd[dice.nextInt(Math.min(HEAD_OF_PART, odd.length))] = (byte) dice.nextInt();
            case 1 -> odd[Math.min(odd.length, HEAD_OF_PART) - 1] = (byte) (dice.nextInt(4) - 2);
            case 2 -> {
                if (odd.length > Long.BYTES) fields.putLong(1, number());
            }
            default -> {
                return Bytes.copyOf(odd, 0, dice.nextInt(1, odd.length + 1));
            }
        }
        return Bytes.adopt(odd);
    }

    /** A frame as one packet if it fits, else a part of it. */
    private Bytes oneOf(Bytes frame) {
        if (frame.length() <= Whole.MAX_FRAME) return new Whole(frame).write();
        List<Part> parts = Part.split(ids.getAsLong(), dice.nextBoolean(), frame);
        Content some = parts.get(dice.nextInt(parts.size()));
        return some.write();
    }

    /** The head of a frame of some type, and then anything. */
    private Bytes nonsense(long id) {
        FrameType[] types = FrameType.values();
        int type = dice.nextInt(types.length + 3);
        CborWriter out = new CborWriter(64);
        out.array(4).number(1).number(type).number(id).bytes(bytes(dice.nextInt(60)));
        return out.finish();
    }

    private Message message() {
        return switch (dice.nextInt(15)) {
            case 0 -> new Ping();
            case 1 -> new Pong(Villager.at(dice.nextInt(1_000)));
            case 2 -> Questions.findNode();
            case 3 -> Questions.findValue();
            case 4 -> new Store(bytes(Store.TOKEN), bytes(100), OptionalLong.of(5));
            case 5 -> new Vote(bytes(200));
            case 6 -> new Query("d", "t", List.of("a"), 1, Optional.empty(), 1, Bytes.EMPTY);
            case 7 -> new Gossip(Gossip.Topic.REPORT, Gossip.Step.PUSH, List.of(bytes(50)));
            case 8 -> new Sync(TableKey.of(bytes(32)), TableKey.of(bytes(32)), bytes(32), List.of(bytes(32)));
            case 9, 10 -> new Send(bytes(dice.nextInt(12) == 0 ? 16 << 10 : 100));
            case 11 -> new Cancel(ids.getAsLong());
            case 12 -> new Leave("bye");
            case 13 -> new Response(new Answer.Accepted(bytes(dice.nextInt(2_000))));
            default -> new Failure(Failure.Reason.BUSY, "no", OptionalLong.of(Long.MAX_VALUE), List.of());
        };
    }

    private long number() {
        return dice.nextBoolean() ? EXTREMES[dice.nextInt(EXTREMES.length)] : dice.nextLong();
    }

    private Bytes bytes(int length) {
        byte[] bytes = new byte[length];
        dice.nextBytes(bytes);
        return Bytes.adopt(bytes);
    }
}
