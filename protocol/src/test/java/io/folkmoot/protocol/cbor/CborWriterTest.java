package io.folkmoot.protocol.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CborWriterTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "é", "\u65e5\u672c", "\ud83d\ude00", "a\u0000b", "\uffff"})
    void textComesBack(String text) throws Exception {
        Bytes written = new CborWriter(1).text(text).finish();
        CborReader reader = new CborReader(written);
        assertThat(reader.text("text", 100)).isEqualTo(text);
        reader.end();
    }

    @Test
    void halfASurrogatePairIsRefusedNotReplaced() {
        for (String half : new String[] {"\ud800", "\udfff", "a\ud83d", "\ude00\ud83d"})
            assertThatThrownBy(() -> new CborWriter(8).text(half))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("text: not well-formed UTF-16");
    }

    @Test
    void aQuestionMarkIsStillAQuestionMark() {
        assertThat(new CborWriter(8).text("?").finish()).isEqualTo(Bytes.hex("613f"));
    }
}
