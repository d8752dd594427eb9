package io.folkmoot.protocol.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AlphabetsTest {
    @Test
    void base58UndoesItselfForEveryLengthAndForLeadingZeros() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] content = new byte[random.nextInt(60)];
            random.nextBytes(content);
            for (int z = 0; z < Math.min(content.length, i % 4); z++) content[z] = 0;
            Bytes bytes = Bytes.adopt(content);
            assertThat(Base58.decode(Base58.encode(bytes)))
                    .as("seed 1, round %d: %s", i, bytes)
                    .isEqualTo(bytes);
        }
    }

    @Test
    void base58WritesTheKnownWords() throws Exception {
        assertThat(Base58.encode(Bytes.utf8("Hello World!"))).isEqualTo("2NEpo7TZRRrLZSi2U");
        assertThat(Base58.encode(Bytes.hex("0000287fb4cd"))).isEqualTo("11233QC4");
        assertThat(Base58.decode("11233QC4")).isEqualTo(Bytes.hex("0000287fb4cd"));
    }

    @Test
    void zBase32UndoesItself() throws Exception {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 2_000; i++) {
            byte[] content = new byte[random.nextInt(40)];
            random.nextBytes(content);
            Bytes bytes = Bytes.adopt(content);
            assertThat(ZBase32.decode(ZBase32.encode(bytes), content.length)).isEqualTo(bytes);
        }
    }

    @Test
    void zBase32HasOneSpellingForEachContent() {
        String text = ZBase32.encode(Bytes.hex("ff".repeat(32)));
        String other = text.substring(0, 51) + "a";
        assertThat(other).isNotEqualTo(text);
        assertThatThrownBy(() -> ZBase32.decode(other, 32)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> ZBase32.decode(text + "y", 32)).isInstanceOf(MalformedException.class);
    }

    @Test
    void zBase32WritesTheKnownWords() {
        assertThat(ZBase32.encode(Bytes.utf8("hello"))).isEqualTo("pb1sa5dx");
        assertThat(ZBase32.encode(Bytes.EMPTY)).isEmpty();
    }

    @Test
    void illFormedTextIsRefusedRatherThanReplaced() throws Exception {
        assertThat(Utf8.decode("field", Bytes.utf8("größer"))).isEqualTo("größer");
        assertThatThrownBy(() -> Utf8.decode("field", Bytes.hex("c328")))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("field");
        assertThatThrownBy(() -> Utf8.decode("field", Bytes.hex("eda080"))).isInstanceOf(MalformedException.class);
    }
}
