package io.folkmoot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.MalformedException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapNodeTest {
    private static final String KEY = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org:1",
                "a_b-c.x1:65535",
                "127.0.0.1:7000",
                "[::1]:7000",
                "[::ffff:10.0.0.1]:1",
                "7up:80"
            })
    void aNodeIsWrittenAsItWasRead(String text) throws MalformedException {
        assertThat(BootstrapNode.parse(text)).hasToString(text);
        assertThat(BootstrapNode.parse(KEY + "@" + text)).hasToString(KEY + "@" + text);
    }

    @Test
    void theKeyPinsThePeer() throws MalformedException {
        assertThat(BootstrapNode.parse(KEY + "@h:1").key().orElseThrow().toHex())
                .isEqualTo(KEY);
        assertThat(BootstrapNode.parse("h:1").key()).isEmpty();
    }

    @Test
    void lettersOfEitherCaseAreTheSame() throws MalformedException {
        assertThat(BootstrapNode.parse(KEY.toUpperCase(Locale.ROOT) + "@Example.ORG:1"))
                .isEqualTo(BootstrapNode.parse(KEY + "@example.org:1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "h",
                "h:",
                ":1",
                "h:x",
                "h:123456",
                "h:-1",
                " h:1",
                "h:1 ",
                "::1:7000",
                "a@b@h:1",
                "[::1]",
                "h:1/x",
                "[[::1]]:1"
            })
    void whatLacksTheFormIsRefused(String text) {
        assertThatThrownBy(() -> BootstrapNode.parse(text))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("node '" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "h:0,port",
        "h:65536,port",
        "@h:1,key",
        "abc@h:1,key",
        "[127.0.0.1]:1,host",
        "[fe80::1%eth0]:1,host",
        "[1::2::3]:1,host",
        "[]:1,host",
        "127.1:1,host",
        "1.2.3.256:1,host",
        "01.2.3.4:1,host",
        "-a:1,host",
        "a-.b:1,host",
        "a..b:1,host",
        "a.:1,host",
        "ü.org:1,host",
        "x y:1,host"
    })
    void aWrongPartIsNamed(String text, String part) {
        assertThatThrownBy(() -> BootstrapNode.parse(text))
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith(part + " of node '" + text + "' must be");
    }

    @Test
    void namesHaveTheLengthsOfTheDns() {
        assertThat(Hosts.isName("a".repeat(63))).isTrue();
        assertThat(Hosts.isName("a".repeat(64))).isFalse();
        assertThat(Hosts.isName(("a".repeat(49) + ".").repeat(5) + "abc")).isTrue();
        assertThat(Hosts.isName(("a".repeat(49) + ".").repeat(5) + "abcd")).isFalse();
    }
}
