package io.folkmoot.protocol.packets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.noise.NoiseHooks;
import io.folkmoot.protocol.noise.Session;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTest {
    private static final Bytes THERE = Bytes.hex("11".repeat(32));
    private static final Bytes BACK = Bytes.hex("22".repeat(32));
    private static final long ID = 0x0102030405060708L;
    private static final int EPOCH = 1 << 20;

    private final Session sender = NoiseHooks.session(THERE, BACK, 0);
    private final Session receiver = NoiseHooks.session(BACK, THERE, 0);

    private static Bytes content(int length) {
        byte[] content = new byte[length];
        for (int i = 0; i < length; i++) content[i] = (byte) i;
        return Bytes.adopt(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 200, 1198, 1199})
    void whatIsSealedIsOpened(int length) throws Exception {
        Bytes content = content(length);
        byte[] packet = Transport.seal(sender, ID, content);
        assertThat(packet).hasSize(17 + length + 16);
        assertThat(PacketType.of(packet)).isEqualTo(PacketType.TRANSPORT);
        assertThat(Transport.receiver(packet)).isEqualTo(ID);
        assertThat(Transport.counter(packet)).isZero();
        assertThat(Transport.open(receiver, packet)).isEqualTo(content);
    }

    @Test
    void theWholeHeaderIsTheAssociatedData() {
        Bytes header = Bytes.hex("0a" + "0102030405060708" + "0000000000000000");
        Bytes ciphertext =
                NoiseHooks.session(THERE, BACK, 0).seal(content(9), header).ciphertext();
        assertThat(Transport.seal(sender, ID, content(9)))
                .isEqualTo(Bytes.hex(header.toHex() + ciphertext).toArray());
    }

    @Test
    void theLargestContentFillsADatagram() {
        assertThat(Transport.seal(sender, ID, content(Transport.MAX_PLAINTEXT))).hasSize(Datagram.MAX);
    }

    @Test
    void contentThatNobodyCouldReadIsNotSealedAndCostsNoCounter() {
        assertThatIllegalArgumentException().isThrownBy(() -> Transport.seal(sender, ID, Bytes.EMPTY));
        assertThatIllegalArgumentException().isThrownBy(() -> Transport.seal(sender, ID, content(1200)));
        assertThat(sender.nextCounter()).isZero();
    }

    @Test
    void theHeaderBearsTheCounterUnderWhichItWasSealed() throws Exception {
        List<byte[]> packets = new ArrayList<>();
        for (int i = 0; i < 100; i++) packets.add(Transport.seal(sender, ID, content(i + 1)));
        Collections.reverse(packets);
        for (byte[] packet : packets) {
            long counter = Transport.counter(packet);
            assertThat(Transport.open(receiver, packet).length()).isEqualTo((int) counter + 1);
        }
    }

    @Test
    void packetsOpenAcrossARekey() throws Exception {
        Session from = NoiseHooks.session(THERE, BACK, EPOCH - 2);
        Session to = NoiseHooks.session(BACK, THERE, EPOCH - 2);
        List<byte[]> packets = new ArrayList<>();
        for (int i = 0; i < 4; i++) packets.add(Transport.seal(from, ID, content(i + 1)));
        for (int i : new int[] {2, 0, 3, 1})
            assertThat(Transport.open(to, packets.get(i))).isEqualTo(content(i + 1));
    }

    @Test
    void aPacketIsOpenedOnce() throws Exception {
        byte[] packet = Transport.seal(sender, ID, content(5));
        Transport.open(receiver, packet);
        assertRefused(packet);
    }

    /** A link tries several sessions, and the packet must be whole for the next one. */
    @Test
    void openingLeavesThePacketAsItIs() throws Exception {
        Bytes content = content(50);
        byte[] packet = Transport.seal(sender, ID, content);
        byte[] before = packet.clone();
        Session stranger = NoiseHooks.session(BACK, BACK, 0);
        assertThatThrownBy(() -> Transport.open(stranger, packet)).isInstanceOf(MalformedException.class);
        assertThat(packet).isEqualTo(before);
        assertThat(Transport.open(receiver, packet)).isEqualTo(content);
        assertThat(packet).isEqualTo(before);
        assertThat(content).isEqualTo(content(50));
    }

    @Test
    void everyFlippedBitIsRefusedAndHarmsNobody() throws Exception {
        byte[] packet = Transport.seal(sender, ID, content(20));
        for (int bit = 0; bit < packet.length * 8; bit++) {
            byte[] flipped = packet.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(flipped);
        }
        assertThat(Transport.open(receiver, packet)).isEqualTo(content(20));
    }

    @Test
    void everyCutIsRefused() throws Exception {
        byte[] packet = Transport.seal(sender, ID, content(20));
        for (int length = 0; length < packet.length; length++)
            assertRefused(ByteBuffer.allocate(length).put(packet, 0, length).array());
        assertThat(Transport.open(receiver, packet)).isEqualTo(content(20));
    }

    @Test
    void aLongerPacketThanADatagramIsRefusedUnopened() {
        Bytes header = Bytes.hex("0a" + "0102030405060708" + "0000000000000000");
        Session.Sealed sealed = sender.seal(content(1200), header);
        byte[] packet = Bytes.hex(header + sealed.ciphertext().toHex()).toArray();
        assertThatThrownBy(() -> Transport.open(receiver, packet))
                .hasMessage("TRANSPORT: 1233 bytes, must be 34 to 1232");
    }

    private void assertRefused(byte[] packet) {
        assertThatThrownBy(() -> Transport.open(receiver, packet)).isInstanceOf(MalformedException.class);
    }
}
