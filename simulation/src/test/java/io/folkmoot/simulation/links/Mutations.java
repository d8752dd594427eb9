package io.folkmoot.simulation.links;

import io.folkmoot.protocol.packets.Datagram;
import io.folkmoot.protocol.packets.PacketType;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Recorded packets, damaged in every way that a liar or a bad line may think of, from one seed. */
final class Mutations {
    private static final PacketType[] TYPES = PacketType.values();
    private static final int MOST_FLIPS = 4;
    /** As far as any field stands that is not sealed. */
    private static final int HEADERS = 25;

    private final SplittableRandom dice;
    private final List<byte[]> recorded;

    /** More may be recorded meanwhile. */
    Mutations(SplittableRandom dice, List<byte[]> recorded) {
        this.dice = dice;
        this.recorded = recorded;
    }

    byte[] next() {
        return damaged(any());
    }

    byte[] damaged(byte[] packet) {
        return switch (dice.nextInt(9)) {
            case 0 -> flipped(packet);
            case 1 -> Arrays.copyOf(packet, dice.nextInt(packet.length + 1));
            case 2 -> extended(packet);
            case 3 -> spliced(packet, any(), dice.nextInt(packet.length + 1));
            case 4 -> spliced(any(), packet, dice.nextInt(1, HEADERS));
            case 5 -> retyped(packet);
            case 6 -> stamped(packet, 1, 1 + Long.BYTES);
            case 7 -> stamped(packet, 1 + Long.BYTES, HEADERS);
            default -> packet.clone();
        };
    }

    private byte[] any() {
        return recorded.get(dice.nextInt(recorded.size()));
    }

    private byte[] flipped(byte[] packet) {
        byte[] damaged = packet.clone();
        int flips = 1 + dice.nextInt(MOST_FLIPS);
        for (int i = 0; i < flips; i++) damaged[dice.nextInt(damaged.length)] ^= (byte) (1 << dice.nextInt(Byte.SIZE));
        return damaged;
    }

    private byte[] extended(byte[] packet) {
        byte[] longer = Arrays.copyOf(packet, dice.nextInt(packet.length, Datagram.MAX + 1));
        for (int i = packet.length; i < longer.length; i++) longer[i] = (byte) dice.nextInt();
        return longer;
    }

    /** The one up to a place, and the other from there. */
    private static byte[] spliced(byte[] head, byte[] tail, int at) {
        byte[] spliced = Arrays.copyOf(tail, Math.max(tail.length, Math.min(at, head.length)));
        System.arraycopy(head, 0, spliced, 0, Math.min(at, head.length));
        return spliced;
    }

    private byte[] retyped(byte[] packet) {
        byte[] retyped = packet.clone();
        retyped[0] = TYPES[dice.nextInt(TYPES.length)].code();
        return retyped;
    }

    private byte[] stamped(byte[] packet, int from, int to) {
        byte[] stamped = packet.clone();
        for (int i = from; i < Math.min(to, stamped.length); i++) stamped[i] = (byte) dice.nextInt();
        return stamped;
    }
}
