package io.folkmoot.persistence.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyFileTest {
    /** RFC 8032, section 7.1, test 1. */
    private static final Bytes SEED = Bytes.hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    private static final String PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    @Test
    void theTextIsThisOne() {
        String text = KeyFile.write(StoredKey.of(KeyPurpose.AGENT, SEED)).toUtf8();

        assertThat(text)
                .startsWith(
                        "folkmoot key 1\npurpose agent\nseed " + SEED.toHex() + "\npublic " + PUBLIC + "\nchecksum ");
        assertThat(text).endsWith("checksum 50b3aadf983f1810\n");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasWrittenIsReadBack(KeyPurpose purpose) throws MalformedException {
        StoredKey key = StoredKey.of(purpose, SEED);

        assertThat(KeyFile.read(KeyFile.write(key), purpose)).isEqualTo(key);
        assertThat(KeyFile.write(key).length()).isLessThan(KeyFile.MOST_BYTES);
    }

    @Test
    void everyChangeOfAByteIsNoticed() {
        byte[] good = KeyFile.write(StoredKey.of(KeyPurpose.AGENT, SEED)).toArray();
        for (int at = 0; at < good.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) (1 << bit);
                assertRefused(bad, "byte " + at + ", bit " + bit);
            }
        }
    }

    @Test
    void everyTruncationAndEveryAdditionIsNoticed() {
        byte[] good = KeyFile.write(StoredKey.of(KeyPurpose.AGENT, SEED)).toArray();
        for (int length = 0; length < good.length; length++)
            assertRefused(Arrays.copyOf(good, length), "length " + length);
        assertRefused(Arrays.copyOf(good, good.length + 1), "one byte more");
    }

    @Test
    void aSeedOfAnotherKeyIsNoticedThoughTheChecksumFits() {
        Bytes other = Bytes.hex("42".repeat(32));
        StoredKey forged = new StoredKey(KeyPurpose.AGENT, other, Bytes.hex(PUBLIC));

        assertThatThrownBy(() -> KeyFile.read(KeyFile.write(forged), KeyPurpose.AGENT))
                .hasMessage("has a seed that does not belong to its public key");
    }

    @Test
    void aLaterVersionIsNamed() {
        assertThatThrownBy(() -> KeyFile.read(Bytes.utf8("folkmoot key 2\nnew things\n"), KeyPurpose.AGENT))
                .hasMessage("has version 2, and this program reads version 1");
    }

    private static void assertRefused(byte[] content, String what) {
        assertThatThrownBy(() -> KeyFile.read(Bytes.copyOf(content), KeyPurpose.AGENT))
                .as(what)
                .isInstanceOf(MalformedException.class)
                .message()
                .doesNotContain(SEED.toHex().substring(0, 8))
                .doesNotContain(SEED.toHex().substring(56));
    }
}
