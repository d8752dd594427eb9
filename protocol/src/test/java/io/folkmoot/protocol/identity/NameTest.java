package io.folkmoot.protocol.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    /** The key of RFC 8032's first test, whose did:key is written down in several places. */
    private static final PublicKey KEY =
            new PublicKey(Bytes.hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));

    @Test
    void theAmidIsBase58OfTheFirstTwentyBytesOfTheHash() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200; i++) {
            PublicKey key = SigningKey.generate(random).publicKey();
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(key.bytes().toArray());
            String expected = base58ByBigNumbers(Arrays.copyOf(hash, 20));
            assertThat(Amid.of(key).text()).isEqualTo(expected);
            assertThat(Placement.of(key).toHex())
                    .startsWith(Bytes.copyOf(hash, 0, 20).toHex());
        }
    }

    @Test
    void everyNameOfAKeyIsReadBackAsThatKey() throws Exception {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 200; i++) {
            PublicKey key = SigningKey.generate(random).publicKey();
            PublicKey other = SigningKey.generate(random).publicKey();
            Names names = Names.of(key);
            List<String> texts = List.of(
                    names.nodeId().toHex(),
                    names.amid().text(),
                    "endpoint:" + names.endpointId(),
                    names.pkarr(),
                    names.did());
            for (String text : texts) {
                assertThat(Name.parse(text).means(key)).as(text).isTrue();
                assertThat(Name.parse(text).means(other)).as(text).isFalse();
            }
        }
    }

    @Test
    void theNamesOfAKnownKeyAreTheKnownNames() {
        Names names = Names.of(KEY);
        assertThat(names.did()).isEqualTo("did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw");
        assertThat(names.pkarr()).hasSize(52);
        assertThat(names.endpointId()).isEqualTo(KEY.toHex());
    }

    @Test
    void bareHexIsANodeIdAndNeverAKey() throws Exception {
        assertThat(Name.parse(KEY.toHex())).isInstanceOf(Name.OfNode.class);
        assertThat(Name.parse("endpoint:" + KEY.toHex())).isEqualTo(new Name.OfKey(KEY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "l",
                "alice",
                "endpoint:",
                "endpoint:12",
                "did:key:z",
                "did:key:z6Mk",
                "did:web:example.org",
                "jZ6CK1dpcZD4oPYScUJvifP7Bt0",
                "zz5a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                "lybndrfg8ejkmcpqxot1uwisza345h769ybndrfg8ejkmcpqxot1"
            })
    void whatIsNoNameIsRefused(String text) {
        assertThatThrownBy(() -> Name.parse(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void aLongNameIsRefusedBeforeAnyArithmetic() {
        assertThatThrownBy(() -> Name.parse("2".repeat(1_000_000))).isInstanceOf(MalformedException.class);
    }

    @Test
    void keysOfTheTableCannotCollideByJoining() {
        TableKey plain = TableKey.derive("domain", Bytes.utf8("a:b"), Bytes.utf8("c"));
        TableKey shifted = TableKey.derive("domain", Bytes.utf8("a"), Bytes.utf8("b:c"));
        assertThat(plain).isNotEqualTo(shifted);
        assertThat(TableKey.derive("domain_index", Bytes.utf8("go")))
                .isNotEqualTo(TableKey.derive("domain", Bytes.utf8("_index"), Bytes.utf8("go")))
                .isNotEqualTo(TableKey.derive("domain_index", Bytes.utf8("go"), Bytes.EMPTY));
    }

    private static String base58ByBigNumbers(byte[] content) {
        StringBuilder text = new StringBuilder();
        for (BigInteger rest = new BigInteger(1, content);
                rest.signum() > 0;
                rest = rest.divide(BigInteger.valueOf(58)))
            text.append(ALPHABET.charAt(rest.mod(BigInteger.valueOf(58)).intValue()));
        for (int i = 0; i < content.length && content[i] == 0; i++) text.append('1');
        return text.reverse().toString();
    }
}
