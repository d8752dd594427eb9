package io.folkmoot.actors.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.packets.CookieChallenge;
import io.folkmoot.protocol.packets.Datagram;
import io.folkmoot.protocol.packets.Hello;
import io.folkmoot.protocol.packets.HelloAnswer;
import io.folkmoot.protocol.packets.Init;
import io.folkmoot.protocol.packets.InitResponse;
import io.folkmoot.protocol.packets.PacketType;
import io.folkmoot.protocol.packets.Reset;
import io.folkmoot.protocol.packets.Transport;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What the door reads in place agrees with the readers that check everything. */
class LayoutTest {
    @Test
    void theSizesAreThoseOfTheReaders() {
        for (PacketType type : PacketType.values())
            for (int length = 1; length <= Datagram.MAX + 2; length++)
                assertThat(Layout.hasSize(type, length))
                        .as("%s of %d", type, length)
                        .isEqualTo(isRead(type, length));
    }

    private static boolean isRead(PacketType type, int length) {
        byte[] packet = new byte[length];
        packet[0] = type.code();
        try {
            read(type, packet);
            return true;
        } catch (MalformedException e) {
            return false;
        }
    }

    private static Object read(PacketType type, byte[] packet) throws MalformedException {
        return switch (type) {
            case INIT -> Init.read(packet);
            case RESPONSE -> InitResponse.read(packet);
            case TRANSPORT -> {
                Transport.check(packet);
                yield packet;
            }
            case COOKIE -> CookieChallenge.read(packet);
            case RESET -> Reset.read(packet);
            case HELLO -> Hello.read(packet);
            case HELLO_ANSWER -> HelloAnswer.read(packet);
        };
    }

    @Test
    void idsAndCountersStandWhereTheWritersPutThem() {
        for (PacketType type : PacketType.values())
            assertThat(Layout.number(Packets.of(type), Layout.ID))
                    .as("%s", type)
                    .isEqualTo(Packets.ID);
        assertThat(Layout.number(Packets.of(PacketType.RESET), Layout.COUNTER)).isEqualTo(Packets.COUNTER);
        assertThat(Layout.number(Packets.of(PacketType.TRANSPORT), Layout.COUNTER))
                .isEqualTo(Packets.COUNTER);
    }

    @Test
    void aCookieIsAnythingButZeros() {
        byte[] init = Packets.of(PacketType.INIT);
        assertThat(Layout.hasCookie(init)).isFalse();
        for (int i = 0; i < init.length; i++) {
            byte[] changed = init.clone();
            changed[i] ^= 1;
            boolean inside = i >= Layout.COOKIE && i < Layout.COOKIE + Datagram.COOKIE;
            assertThat(Layout.hasCookie(changed)).as("byte %d", i).isEqualTo(inside);
        }
    }

    @Test
    void paddingIsZerosToTheEnd() {
        byte[] hello = Packets.of(PacketType.HELLO);
        Arrays.fill(hello, 1, 9, (byte) 0xff);
        assertThat(Layout.isPadded(hello)).isTrue();
        for (int i = 9; i < hello.length; i++) {
            byte[] changed = hello.clone();
            changed[i] = 1;
            assertThat(Layout.isPadded(changed)).as("byte %d", i).isFalse();
        }
    }
}
