package io.folkmoot.protocol.fuzz;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.noise.Session;
import io.folkmoot.protocol.packets.Content;
import io.folkmoot.protocol.packets.Introduction;
import io.folkmoot.protocol.packets.SomePackets;
import io.folkmoot.protocol.packets.Transport;
import io.folkmoot.protocol.packets.Welcome;
import java.util.random.RandomGenerator;

/**
 * Packets, payloads and contents. Each has one form: what is read must be written as it came, or two peers could differ
 * on what was said.
 */
final class PacketInputs {
    private static final long SESSION = 0x5e55;

    /** Its counter rises, which no fresh receiver minds. */
    private static final Session SENDER = NoiseInputs.newSender();

    private PacketInputs() {}

    static Bytes packet(RandomGenerator random) {
        return Bytes.adopt(new SomePackets(random).packet());
    }

    static void readPacket(Bytes input) throws MalformedException {
        requireSame(input, Bytes.adopt(SomePackets.rewritten(input.toArray())));
    }

    static Bytes introduction(RandomGenerator random) {
        return new SomePackets(random).introduction().write();
    }

    static void readIntroduction(Bytes input) throws MalformedException {
        requireSame(input, Introduction.read(input).write());
    }

    static Bytes welcome(RandomGenerator random) {
        return new SomePackets(random).welcome().write();
    }

    static void readWelcome(Bytes input) throws MalformedException {
        requireSame(input, Welcome.read(input).write());
    }

    static Bytes content(RandomGenerator random) {
        return new SomePackets(random).content().write();
    }

    static void readContent(Bytes input) throws MalformedException {
        requireSame(input, Content.read(input).write());
    }

    static Bytes sealed(RandomGenerator random) {
        return Bytes.adopt(Transport.seal(SENDER, SESSION, content(random)));
    }

    static void openSealed(Bytes input) throws MalformedException {
        readContent(Transport.open(NoiseInputs.receiver(), input.toArray()));
    }

    private static void requireSame(Bytes input, Bytes rewritten) {
        if (!rewritten.equals(input)) throw new IllegalStateException("read and written back as " + rewritten);
    }
}
