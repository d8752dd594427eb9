package io.folkmoot.protocol.packets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every packet must keep to, whatever its type: its size, its first byte, and a meaning for each bit. */
class PacketTest {
    private static final long SEED = 4;
    private static final long ID = 0x0102030405060708L;
    private static final long OTHER = 0x1112131415161718L;
    private static final Bytes COOKIE = Bytes.hex("c0".repeat(16));

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final SomePackets some = new SomePackets(random);

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadBack(PacketType type) throws Exception {
        for (int i = 0; i < 300; i++) {
            byte[] packet = some.ofType(type);
            assertThat(PacketType.of(packet)).isEqualTo(type);
            assertThat(SomePackets.rewritten(type, packet))
                    .as("seed %d, packet %d", SEED, i)
                    .isEqualTo(packet);
        }
    }

    @Test
    void theFieldsComeBackAsTheyWere() throws Exception {
        Init init = some.init();
        InitResponse response = some.response();
        HelloAnswer answer = new HelloAnswer(ID, new PublicKey(Bytes.hex("a1".repeat(32))), COOKIE);
        assertThat(Init.read(init.write())).isEqualTo(init);
        assertThat(InitResponse.read(response.write())).isEqualTo(response);
        assertThat(CookieChallenge.read(new CookieChallenge(ID, COOKIE).write()))
                .isEqualTo(new CookieChallenge(ID, COOKIE));
        assertThat(Reset.read(new Reset(ID, OTHER).write())).isEqualTo(new Reset(ID, OTHER));
        assertThat(Hello.read(new Hello(ID).write())).isEqualTo(new Hello(ID));
        assertThat(HelloAnswer.read(answer.write())).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "INIT, 1232, 1232",
        "RESPONSE, 106, 1232",
        "TRANSPORT, 34, 1232",
        "COOKIE, 25, 25",
        "RESET, 17, 17",
        "HELLO, 1232, 1232",
        "HELLO_ANSWER, 57, 57"
    })
    void aPacketHasTheSizesOfTheDocumentAndNoOther(PacketType type, int min, int max) {
        byte[] empty = {type.code()};
        for (int length = 0; length <= Datagram.MAX + 100; length++)
            assertThat(isRead(type, Arrays.copyOf(empty, length)))
                    .as("%s of %d bytes", type, length)
                    .isEqualTo(length >= min && length <= max);
    }

    private static boolean isRead(PacketType type, byte[] packet) {
        try {
            SomePackets.rewritten(type, packet);
            return true;
        } catch (MalformedException e) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theReaderOfATypeReadsNoOther(PacketType type) {
        byte[] packet = some.ofType(type);
        for (int first = 0; first < 256; first++) {
            packet[0] = (byte) first;
            assertThat(isRead(type, packet)).isEqualTo(packet[0] == type.code());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyBitCounts(PacketType type) throws Exception {
        byte[] packet = some.ofType(type);
        for (int bit = 0; bit < packet.length * 8; bit++) {
            byte[] flipped = packet.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            if (isRead(type, flipped))
                assertThat(SomePackets.rewritten(type, flipped))
                        .as("bit %d", bit)
                        .isEqualTo(flipped);
        }
    }

    @Test
    void theFieldsStandWhereTheDocumentSays() {
        PublicKey key = new PublicKey(Bytes.hex("a1".repeat(32)));
        String id = "0102030405060708";
        String other = "1112131415161718";
        String cookie = COOKIE.toHex();
        Bytes message1 = Bytes.hex("ee".repeat(1207));
        Bytes message2 = Bytes.hex("ee".repeat(100));
        assertThat(hex(new Init(ID, COOKIE, message1).write())).isEqualTo("08" + id + cookie + message1);
        assertThat(hex(new InitResponse(ID, OTHER, message2).write())).isEqualTo("09" + id + other + message2);
        assertThat(hex(new CookieChallenge(ID, COOKIE).write())).isEqualTo("0b" + id + cookie);
        assertThat(hex(new Reset(ID, OTHER).write())).isEqualTo("0c" + id + other);
        assertThat(hex(new Hello(ID).write())).isEqualTo("0d" + id + "00".repeat(1223));
        assertThat(hex(new HelloAnswer(ID, key, COOKIE).write())).isEqualTo("0e" + id + key + cookie);
    }

    private static String hex(byte[] packet) {
        return Bytes.copyOf(packet).toHex();
    }

    @Test
    void aHelloIsPaddedWithZerosAlone() {
        for (int at = 9; at < Datagram.MAX; at++) {
            byte[] packet = new Hello(ID).write();
            packet[at] = 1;
            assertThatThrownBy(() -> Hello.read(packet))
                    .isInstanceOf(MalformedException.class)
                    .hasMessageContaining("padding: 1");
        }
    }

    @Test
    void aCookieChangesNothingElseOfAnInit() {
        Init init = new Init(ID, Init.NO_COOKIE, Bytes.hex("ee".repeat(1207)));
        assertThat(init.hasCookie()).isFalse();
        assertThat(init.withCookie(COOKIE)).isEqualTo(new Init(ID, COOKIE, init.noise()));
        assertThat(init.withCookie(COOKIE).hasCookie()).isTrue();
        assertThat(init.withCookie(COOKIE).withCookie(Init.NO_COOKIE)).isEqualTo(init);
    }

    @Test
    void noAnswerIsLargerThanWhatItAnswers() {
        Bytes longest = Bytes.adopt(new byte[InitResponse.MAX_NOISE]);
        int init = some.init().write().length;
        assertThat(new InitResponse(ID, OTHER, longest).write()).hasSizeLessThanOrEqualTo(init);
        assertThat(new CookieChallenge(ID, COOKIE).write()).hasSizeLessThanOrEqualTo(init);
        assertThat(some.ofType(PacketType.HELLO_ANSWER)).hasSizeLessThanOrEqualTo(new Hello(ID).write().length);
        assertThat(new Reset(ID, OTHER).write()).hasSizeLessThan(Transport.HEADER + 1 + 16);
    }

    @Test
    void whatNobodyCouldReadIsNotMade() {
        Bytes noise = Bytes.adopt(new byte[Init.NOISE_LENGTH]);
        PublicKey key = new PublicKey(Bytes.hex("a1".repeat(32)));
        for (int length : new int[] {0, 15, 17}) {
            Bytes cookie = Bytes.adopt(new byte[length]);
            assertThatIllegalArgumentException().isThrownBy(() -> new Init(ID, cookie, noise));
            assertThatIllegalArgumentException().isThrownBy(() -> new CookieChallenge(ID, cookie));
            assertThatIllegalArgumentException().isThrownBy(() -> new HelloAnswer(ID, key, cookie));
        }
        for (int length : new int[] {0, 1206, 1208}) {
            Bytes other = Bytes.adopt(new byte[length]);
            assertThatIllegalArgumentException().isThrownBy(() -> new Init(ID, COOKIE, other));
        }
        for (int length : new int[] {0, 88, 1216}) {
            Bytes other = Bytes.adopt(new byte[length]);
            assertThatIllegalArgumentException().isThrownBy(() -> new InitResponse(ID, OTHER, other));
        }
    }
}
