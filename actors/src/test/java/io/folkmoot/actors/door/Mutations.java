package io.folkmoot.actors.door;

import io.folkmoot.protocol.packets.Datagram;
import io.folkmoot.protocol.packets.PacketType;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Packets as they should be, damaged, and pure noise, from one seed. */
final class Mutations {
    private static final int MOST_FLIPS = 4;
    private static final PacketType[] TYPES = PacketType.values();

    private final SplittableRandom random;

    Mutations(SplittableRandom random) {
        this.random = random;
    }

    byte[] next() {
        byte[] packet = Packets.of(TYPES[random.nextInt(TYPES.length)]);
        return switch (random.nextInt(6)) {
            case 0 -> packet;
            case 1 -> flipped(packet);
            case 2 -> Arrays.copyOf(packet, random.nextInt(Datagram.MAX + 10));
            case 3 -> retyped(packet);
            case 4 -> stamped(packet);
            default -> noise();
        };
    }

    private byte[] flipped(byte[] packet) {
        int flips = 1 + random.nextInt(MOST_FLIPS);
        for (int i = 0; i < flips; i++)
            packet[random.nextInt(packet.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        return packet;
    }

    private byte[] retyped(byte[] packet) {
        packet[0] = TYPES[random.nextInt(TYPES.length)].code();
        return packet;
    }

    /** Random where ids, counters and cookies stand. */
    private byte[] stamped(byte[] packet) {
        for (int i = 1; i < 25 && i < packet.length; i++) packet[i] = (byte) random.nextInt();
        return packet;
    }

    private byte[] noise() {
        byte[] packet = new byte[random.nextInt(Datagram.MAX + 10)];
        random.nextBytes(packet);
        return packet;
    }
}
