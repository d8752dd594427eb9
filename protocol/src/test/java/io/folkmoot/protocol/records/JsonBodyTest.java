package io.folkmoot.protocol.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " {\"a\":[1,2.5e3,null,true,\"\\u0041\"],\"b\":{\"a\":{}}}\n",
                "{\"ü\":\"…\",\"big\":123456789012345678901234567890}",
            })
    void takesObjects(String text) {
        assertThat(JsonBody.problem(Bytes.utf8(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "\"{}\"",
                "[{}]",
                "{",
                "{\"a\":1",
                "{\"a\":\"",
                "{} {}",
                "{}x",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"b\":{\"a\":1,\"a\":2}}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":1,}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}",
                "{/**/}",
                "\uFEFF{}",
            })
    void refusesEverythingElse(String text) {
        assertThat(JsonBody.problem(Bytes.utf8(text))).isPresent();
    }

    @Test
    void refusesWhatIsNotUtf8OrLooksLikeAnotherEncoding() {
        assertThat(JsonBody.problem(Bytes.hex("7b22ff223a317d"))).isPresent();
        assertThat(JsonBody.problem(Bytes.hex("7b22c080223a317d")))
                .as("overlong")
                .isPresent();
        assertThat(JsonBody.problem(Bytes.hex("7b22eda080223a317d")))
                .as("a surrogate")
                .isPresent();
        assertThat(JsonBody.problem(Bytes.hex("007b007d"))).as("UTF-16").isPresent();
    }

    @Test
    void theDepthHasALimit() {
        assertThat(JsonBody.problem(nested(JsonBody.MAX_DEPTH))).isEmpty();
        assertThat(JsonBody.problem(nested(JsonBody.MAX_DEPTH + 1)))
                .get()
                .extracting(Refusal::reason)
                .asString()
                .contains("deeper than 32");
        Bytes bomb = Bytes.utf8("{\"a\":" + "[".repeat(60_000));
        assertThat(JsonBody.problem(bomb)).isPresent();
    }

    @Test
    void numbersAndNamesHaveALimit() {
        assertThat(JsonBody.problem(Bytes.utf8("{\"a\":" + "1".repeat(64) + "}")))
                .isEmpty();
        assertThat(JsonBody.problem(Bytes.utf8("{\"a\":" + "1".repeat(65) + "}")))
                .isPresent();
        assertThat(JsonBody.problem(Bytes.utf8("{\"" + "n".repeat(257) + "\":1}")))
                .isPresent();
    }

    @Test
    void theReasonNeverRepeatsWhatAStrangerWrote() {
        Bytes hostile = Bytes.utf8("{\"\\u001b[31mEVIL\":1,\"\\u001b[31mEVIL\":2}");
        assertThat(JsonBody.problem(hostile))
                .get()
                .extracting(Refusal::reason)
                .asString()
                .contains("line 1")
                .doesNotContain("EVIL");
    }

    @Test
    void whateverTheBytesThereIsAnAnswer() {
        SplittableRandom random = new SplittableRandom(5);
        byte[] valid = "{\"a\":[1,2.5e3,null,{\"b\":\"\\u0041ü\"}],\"c\":{\"d\":false}}"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = valid.clone();
            for (int n = random.nextInt(4); n >= 0; n--)
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
            if (JsonBody.problem(Bytes.adopt(mutated)).isPresent()) refused++;
        }
        assertThat(refused).isBetween(15_000, 19_999);
    }

    private static Bytes nested(int depth) {
        return Bytes.utf8("{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}");
    }
}
