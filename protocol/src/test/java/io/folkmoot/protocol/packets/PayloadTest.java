package io.folkmoot.protocol.packets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What both sides say of themselves in the handshake. */
class PayloadTest {
    private static final long SEED = 5;
    private static final long BOOT = 0x0102030405060708L;
    private static final PublicKey KEY = new PublicKey(Bytes.hex("a1".repeat(32)));
    private static final Bytes ROOT = Bytes.hex("4e".repeat(32));
    private static final int FLAGS_AT = 32;
    private static final int LENGTH_AT = 73;

    private final SomePackets some = new SomePackets(new SplittableRandom(SEED));

    private static Introduction introduction(Bytes early) {
        return new Introduction(KEY, true, false, BOOT, ROOT, early);
    }

    private static Welcome welcome(Bytes early) {
        return new Welcome(false, true, BOOT, ROOT, early);
    }

    private static Bytes bytes(int length) {
        return Bytes.adopt(new byte[length]);
    }

    private static Bytes with(Bytes payload, int at, int value) {
        byte[] changed = payload.toArray();
        changed[at] = (byte) value;
        return Bytes.adopt(changed);
    }

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        for (int i = 0; i < 300; i++) {
            Introduction introduction = some.introduction();
            Welcome welcome = some.welcome();
            assertThat(introduction.write().length()).isEqualTo(1111);
            assertThat(Introduction.read(introduction.write()))
                    .as("seed %d, introduction %d", SEED, i)
                    .isEqualTo(introduction);
            assertThat(Welcome.read(welcome.write()))
                    .as("seed %d, welcome %d", SEED, i)
                    .isEqualTo(welcome);
        }
    }

    @Test
    void theFieldsStandWhereTheDocumentSays() {
        Bytes early = Bytes.hex("8401010080");
        String boot = "0102030405060708";
        assertThat(introduction(early).write().toHex())
                .isEqualTo(KEY + "01" + boot + ROOT + "0005" + early + "00".repeat(1111 - 75 - 5));
        assertThat(welcome(early).write().toHex()).isEqualTo("02" + boot + ROOT + early);
    }

    @Test
    void theFlagsAreTwoBitsAndTheRestIsZero() throws Exception {
        Bytes introduction = introduction(Bytes.EMPTY).write();
        Bytes welcome = welcome(Bytes.EMPTY).write();
        for (int flags = 0; flags < 4; flags++) {
            Introduction introduced = Introduction.read(with(introduction, FLAGS_AT, flags));
            Welcome welcomed = Welcome.read(with(welcome, 0, flags));
            assertThat(introduced.participates()).isEqualTo((flags & 1) != 0);
            assertThat(introduced.streams()).isEqualTo((flags & 2) != 0);
            assertThat(welcomed.participates()).isEqualTo((flags & 1) != 0);
            assertThat(welcomed.streams()).isEqualTo((flags & 2) != 0);
        }
        for (int flags = 4; flags < 256; flags++) {
            Bytes introduced = with(introduction, FLAGS_AT, flags);
            Bytes welcomed = with(welcome, 0, flags);
            assertRefused("flags: " + flags + ", at most 3", () -> Introduction.read(introduced));
            assertRefused("flags: " + flags + ", at most 3", () -> Welcome.read(welcomed));
        }
    }

    @Test
    void anIntroductionHasOneLength() {
        for (int length : new int[] {0, 1, 75, 1110, 1112, 1232})
            assertRefused(
                    "introduction: " + length + " bytes, must be 1111",
                    () -> Introduction.read(Bytes.copyOf(new byte[length])));
    }

    @Test
    void aWelcomeHasRoomForItsFieldsAndFitsItsPacket() throws Exception {
        for (int length : new int[] {0, 1, 40, 1168, 2000})
            assertRefused(
                    "welcome: " + length + " bytes, must be 41 to 1167",
                    () -> Welcome.read(Bytes.copyOf(new byte[length])));
        assertThat(Welcome.read(bytes(41)).early().isEmpty()).isTrue();
        assertThat(Welcome.read(bytes(1167)).early().length()).isEqualTo(1126);
    }

    @Test
    void afterTheEarlyRequestComeOnlyZeros() {
        Bytes payload = introduction(Bytes.hex("8401010080")).write();
        for (int at = 75 + 5; at < payload.length(); at++) {
            Bytes changed = with(payload, at, 0xff);
            assertRefused("padding: -1 where only zeros are due", () -> Introduction.read(changed));
        }
    }

    @Test
    void anEarlyRequestStaysWithinThePayload() throws Exception {
        Bytes payload = introduction(bytes(Introduction.MAX_EARLY)).write();
        assertThat(Introduction.read(payload).early().length()).isEqualTo(1036);
        Bytes beyond = with(payload, LENGTH_AT + 1, 1037 & 0xff);
        Bytes most = with(with(payload, LENGTH_AT, 0xff), LENGTH_AT + 1, 0xff);
        assertRefused("early request: 1037 bytes, must be 0 to 1036", () -> Introduction.read(beyond));
        assertRefused("early request: 65535 bytes, must be 0 to 1036", () -> Introduction.read(most));
    }

    @Test
    void whatNobodyCouldReadIsNotMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> introduction(bytes(1037)));
        assertThatIllegalArgumentException().isThrownBy(() -> welcome(bytes(1127)));
        for (int length : new int[] {0, 31, 33}) {
            Bytes root = bytes(length);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Introduction(KEY, true, true, BOOT, root, Bytes.EMPTY));
            assertThatIllegalArgumentException().isThrownBy(() -> new Welcome(true, true, BOOT, root, Bytes.EMPTY));
        }
    }

    private interface Reading {
        Object read() throws MalformedException;
    }

    private static void assertRefused(String message, Reading reading) {
        assertThatThrownBy(reading::read).isInstanceOf(MalformedException.class).hasMessage(message);
    }
}
