package io.folkmoot.protocol.packets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.packets.Content.Confirm;
import io.folkmoot.protocol.packets.Content.Part;
import io.folkmoot.protocol.packets.Content.PathAnswer;
import io.folkmoot.protocol.packets.Content.PathChallenge;
import io.folkmoot.protocol.packets.Content.Received;
import io.folkmoot.protocol.packets.Content.Whole;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {
    private static final long SEED = 6;
    private static final long ID = 0x0102030405060708L;
    private static final Bytes NONCE = Bytes.hex("a0a1a2a3a4a5a6a7");

    private final SomePackets some = new SomePackets(new SplittableRandom(SEED));

    static List<Content> small() {
        return List.of(
                new Whole(Bytes.hex("8401010080")),
                new Part(ID, true, 1, 3, Bytes.hex("cafe")),
                new Received(ID, false, 5),
                new PathChallenge(NONCE),
                new PathAnswer(NONCE),
                new Confirm());
    }

    private static Bytes bytes(int length) {
        return Bytes.adopt(new byte[length]);
    }

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        for (int i = 0; i < 500; i++) {
            Content content = some.content();
            assertThat(content.write().length()).isLessThanOrEqualTo(Transport.MAX_PLAINTEXT);
            assertThat(Content.read(content.write()))
                    .as("seed %d, content %d", SEED, i)
                    .isEqualTo(content);
        }
    }

    @Test
    void theFieldsStandWhereTheDocumentSays() {
        assertThat(small().stream().map(content -> content.write().toHex()))
                .containsExactly(
                        "01" + "8401010080",
                        "02" + "0102030405060708" + "01" + "01" + "03" + "cafe",
                        "03" + "0102030405060708" + "00" + "0000000000000005",
                        "04" + NONCE,
                        "05" + NONCE,
                        "06");
    }

    @ParameterizedTest
    @MethodSource("small")
    void everyBitCounts(Content content) throws Exception {
        byte[] written = content.write().toArray();
        for (int bit = 0; bit < written.length * 8; bit++) {
            byte[] flipped = written.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            if (!isRead(Bytes.copyOf(flipped))) continue;
            assertThat(Content.read(Bytes.copyOf(flipped)).write())
                    .as("bit %d", bit)
                    .isEqualTo(Bytes.copyOf(flipped));
        }
    }

    @ParameterizedTest
    @MethodSource("small")
    void whatIsCutShortIsRefusedOrSaysLess(Content content) throws Exception {
        Bytes written = content.write();
        for (int length = 0; length < written.length(); length++) {
            Bytes cut = Bytes.copyOf(written.unsafeArray(), 0, length);
            if (isRead(cut)) assertThat(Content.read(cut)).isNotEqualTo(content);
        }
    }

    private static boolean isRead(Bytes content) {
        try {
            Content.read(content);
            return true;
        } catch (MalformedException e) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 1199", "2, 13, 1199", "3, 18, 18", "4, 9, 9", "5, 9, 9", "6, 1, 1"})
    void aContentHasTheSizesOfTheDocumentAndNoOther(int code, int min, int max) {
        byte[] fields = {(byte) code, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2};
        for (int length = 1; length <= Datagram.MAX; length++) {
            byte[] content = new byte[length];
            System.arraycopy(fields, 0, content, 0, Math.min(length, fields.length));
            assertThat(isRead(Bytes.adopt(content)))
                    .as("content %d of %d bytes", code, length)
                    .isEqualTo(length >= min && length <= max);
        }
    }

    @Test
    void anUnknownContentIsRefused() {
        assertRefused("", "content: 0 bytes, must be at least 1");
        for (int code = 0; code < 256; code++)
            if (code < 1 || code > 6)
                assertRefused(
                        Bytes.copyOf(new byte[] {(byte) code, 1}).toHex(),
                        "content: type " + (byte) code + ", must be 1 to 6");
    }

    @Test
    void aPartKeepsToItsCount() {
        String id = "020102030405060708" + "00";
        assertRefused(id + "00" + "01" + "ca", "count: 1, must be 2 to 64");
        assertRefused(id + "00" + "00" + "ca", "count: 0, must be 2 to 64");
        assertRefused(id + "00" + "41" + "ca", "count: 65, must be 2 to 64");
        assertRefused(id + "00" + "ff" + "ca", "count: -1, must be 2 to 64");
        assertRefused(id + "02" + "02" + "ca", "index: 2, must be 0 to 1");
        assertRefused(id + "ff" + "02" + "ca", "index: -1, must be 0 to 1");
    }

    @Test
    void aRequestIdAndADirectionAreThoseOfFrames() {
        assertRefused("02ff02030405060708" + "00" + "0002ca", "request id: ");
        assertRefused("03ff02030405060708" + "00" + "00".repeat(8), "request id: ");
        assertRefused("020102030405060708" + "02" + "0002ca", "direction: 2, must be 0 to 1");
        assertRefused("030102030405060708" + "ff" + "00".repeat(8), "direction: -1, must be 0 to 1");
    }

    private static void assertRefused(String content, String message) {
        assertThatThrownBy(() -> Content.read(Bytes.hex(content)))
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {1199, 1200, 2373, 2374, 2375, 16_384, 74_816, 75_967, 75_968})
    void thePartsOfAFrameAreFullAndMakeTheFrame(int length) {
        byte[] frame = new byte[length];
        new SplittableRandom(length).nextBytes(frame);
        List<Part> parts = Part.split(ID, true, Bytes.copyOf(frame));
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            assertThat(part).isEqualTo(new Part(ID, true, i, parts.size(), part.bytes()));
            if (i < parts.size() - 1) assertThat(part.bytes().length()).isEqualTo(Part.MAX_BYTES);
            joined.append(part.bytes());
        }
        assertThat(joined.toString()).isEqualTo(Bytes.copyOf(frame).toHex());
        assertThat(parts).hasSize((length + 1186) / 1187);
    }

    @Test
    void aFrameThatFitsOnePacketOrNoPartsIsNotSplit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Part.split(ID, false, bytes(Whole.MAX_FRAME)))
                .withMessage("frame: 1198 bytes, must be 1199 to 75968");
        assertThatIllegalArgumentException().isThrownBy(() -> Part.split(ID, false, bytes(75_969)));
    }

    @Test
    void whatNobodyCouldReadIsNotMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Whole(Bytes.EMPTY));
        assertThatIllegalArgumentException().isThrownBy(() -> new Whole(bytes(1199)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Part(-1, true, 0, 2, NONCE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Part(ID, true, -1, 2, NONCE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Part(ID, true, 2, 2, NONCE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Part(ID, true, 0, 1, NONCE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Part(ID, true, 0, 65, NONCE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Part(ID, true, 0, 2, Bytes.EMPTY));
        assertThatIllegalArgumentException().isThrownBy(() -> new Part(ID, true, 0, 2, bytes(1188)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Received(-1, true, 0));
        for (int length : new int[] {0, 7, 9}) {
            Bytes nonce = bytes(length);
            assertThatIllegalArgumentException().isThrownBy(() -> new PathChallenge(nonce));
            assertThatIllegalArgumentException().isThrownBy(() -> new PathAnswer(nonce));
        }
    }
}
