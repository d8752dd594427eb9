package io.folkmoot.protocol.packets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketTypeTest {
    @Test
    void theCodesAreThoseOfTheDocument() {
        List<String> codes = new ArrayList<>();
        for (PacketType type : PacketType.values()) codes.add(type.code() + " " + type);
        assertThat(codes)
                .containsExactly(
                        "8 INIT", "9 RESPONSE", "10 TRANSPORT", "11 COOKIE", "12 RESET", "13 HELLO", "14 HELLO_ANSWER");
    }

    @Test
    void aTypeIsKnownByItsFirstByteAndNothingElseIs() {
        List<PacketType> known = new ArrayList<>();
        for (int first = Byte.MIN_VALUE; first <= Byte.MAX_VALUE; first++) {
            PacketType type = PacketType.of(new byte[] {(byte) first, 1, 2});
            if (type == null) continue;
            assertThat((int) type.code()).isEqualTo(first);
            known.add(type);
        }
        assertThat(known).containsExactly(PacketType.values());
    }

    @Test
    void anEmptyPacketHasNoType() {
        assertThat(PacketType.of(new byte[0])).isNull();
    }

    @Test
    void quicAndStunKeepTheirFirstBytes() {
        for (PacketType type : PacketType.values()) {
            assertThat(type.code() & 0xc0).as("%s beside QUIC", type).isZero();
            assertThat(type.code()).as("%s beside STUN", type).isGreaterThan((byte) 3);
        }
    }
}
