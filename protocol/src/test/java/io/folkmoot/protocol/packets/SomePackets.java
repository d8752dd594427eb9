package io.folkmoot.protocol.packets;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.random.RandomGenerator;

/** Draws packets and contents of every type, small and at their limits, and writes back what was read. */
public final class SomePackets {
    private static final int CONTENTS = 6;

    private final RandomGenerator random;

    public SomePackets(RandomGenerator random) {
        this.random = random;
    }

    public byte[] packet() {
        PacketType[] types = PacketType.values();
        return ofType(types[random.nextInt(types.length)]);
    }

    byte[] ofType(PacketType type) {
        return switch (type) {
            case INIT -> init().write();
            case RESPONSE -> response().write();
            case TRANSPORT -> transport();
            case COOKIE -> new CookieChallenge(random.nextLong(), bytes(Datagram.COOKIE)).write();
            case RESET -> new Reset(random.nextLong(), random.nextLong()).write();
            case HELLO -> new Hello(random.nextLong()).write();
            case HELLO_ANSWER ->
                new HelloAnswer(random.nextLong(), new PublicKey(bytes(32)), bytes(Datagram.COOKIE)).write();
        };
    }

    /** Reads the packet as that type and writes what was read. */
    static byte[] rewritten(PacketType type, byte[] packet) throws MalformedException {
        return switch (type) {
            case INIT -> Init.read(packet).write();
            case RESPONSE -> InitResponse.read(packet).write();
            case TRANSPORT -> {
                Transport.check(packet);
                yield packet.clone();
            }
            case COOKIE -> CookieChallenge.read(packet).write();
            case RESET -> Reset.read(packet).write();
            case HELLO -> Hello.read(packet).write();
            case HELLO_ANSWER -> HelloAnswer.read(packet).write();
        };
    }

    public static byte[] rewritten(byte[] packet) throws MalformedException {
        PacketType type = PacketType.of(packet);
        if (type == null) throw new MalformedException("not a packet of ours");
        return rewritten(type, packet);
    }

    Init init() {
        Bytes cookie = random.nextBoolean() ? Init.NO_COOKIE : bytes(Datagram.COOKIE);
        return new Init(random.nextLong(), cookie, bytes(Init.NOISE_LENGTH));
    }

    InitResponse response() {
        Bytes noise = bytes(between(InitResponse.MIN_NOISE, InitResponse.MAX_NOISE));
        return new InitResponse(random.nextLong(), random.nextLong(), noise);
    }

    public Introduction introduction() {
        return new Introduction(
                new PublicKey(bytes(32)),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextLong(),
                root(),
                bytes(between(0, Introduction.MAX_EARLY)));
    }

    public Welcome welcome() {
        return new Welcome(
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextLong(),
                root(),
                bytes(between(0, Welcome.MAX_EARLY)));
    }

    public Content content() {
        return switch (random.nextInt(CONTENTS)) {
            case 0 -> new Content.Whole(bytes(between(1, Content.Whole.MAX_FRAME)));
            case 1 -> part();
            case 2 -> new Content.Received(request(), random.nextBoolean(), random.nextLong());
            case 3 -> new Content.PathChallenge(bytes(Content.PathChallenge.NONCE));
            case 4 -> new Content.PathAnswer(bytes(Content.PathChallenge.NONCE));
            default -> new Content.Confirm();
        };
    }

    private Content.Part part() {
        int count = between(2, Content.Part.MAX_COUNT);
        Bytes bytes = bytes(between(1, Content.Part.MAX_BYTES));
        return new Content.Part(request(), random.nextBoolean(), random.nextInt(count), count, bytes);
    }

    private byte[] transport() {
        byte[] packet = bytes(between(34, Datagram.MAX)).toArray();
        packet[0] = PacketType.TRANSPORT.code();
        return packet;
    }

    private Bytes root() {
        return random.nextBoolean() ? Introduction.NO_ROOT : bytes(Datagram.TRUST_ROOT);
    }

    private long request() {
        return random.nextLong() >>> 1 >>> random.nextInt(63);
    }

    /** Either end often, else anything between. */
    private int between(int min, int max) {
        return switch (random.nextInt(8)) {
            case 0 -> min;
            case 1 -> max;
            default -> random.nextInt(min, max + 1);
        };
    }

    private Bytes bytes(int length) {
        byte[] content = new byte[length];
        random.nextBytes(content);
        return Bytes.adopt(content);
    }
}
