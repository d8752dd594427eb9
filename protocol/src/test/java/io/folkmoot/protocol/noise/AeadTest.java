package io.folkmoot.protocol.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.AEADCipher;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AeadTest {
    private static final byte[] KEY = Arrays.copyOf(new byte[] {1, 2, 3}, Aead.KEY_LENGTH);
    private static final long NONCE = 0x0102030405060708L;

    @Test
    void aesCountsFromTheRightAndChaChaFromTheLeft() throws InvalidCipherTextException {
        assertThat(seal(Aead.AES_GCM, KEY, NONCE, new byte[9], new byte[40]))
                .isEqualTo(twin(Aead.AES_GCM, KEY, "000000000102030405060708", new byte[9], new byte[40]));
        assertThat(seal(Aead.CHACHA_POLY, KEY, NONCE, new byte[9], new byte[40]))
                .isEqualTo(twin(Aead.CHACHA_POLY, KEY, "000000000807060504030201", new byte[9], new byte[40]));
    }

    @ParameterizedTest
    @EnumSource
    void anIndependentImplementationSealsToTheSameBytes(Aead aead) throws InvalidCipherTextException {
        SplittableRandom dice = new SplittableRandom(11);
        for (int length = 0; length < 300; length++) {
            byte[] key = new byte[Aead.KEY_LENGTH];
            byte[] data = new byte[length % 17];
            byte[] plaintext = new byte[length];
            dice.nextBytes(key);
            dice.nextBytes(data);
            dice.nextBytes(plaintext);
            assertThat(seal(aead, key, 0, data, plaintext))
                    .as("length %d", length)
                    .isEqualTo(twin(aead, key, "00".repeat(12), data, plaintext));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNextKeyIsZerosSealedWithTheLastNonce(Aead aead) throws InvalidCipherTextException {
        byte[] sealed = twin(aead, KEY, "00000000ffffffffffffffff", new byte[0], new byte[32]);
        assertThat(aead.rekey(KEY)).isEqualTo(Arrays.copyOf(sealed, 32));
    }

    @ParameterizedTest
    @EnumSource
    void sealingTwiceGivesTheSameBytes(Aead aead) {
        byte[] once = seal(aead, KEY, 5, new byte[3], new byte[30]);
        assertThat(seal(aead, KEY, 5, new byte[3], new byte[30])).isEqualTo(once);
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfARefusedCiphertextIsShown(Aead aead) {
        byte[] secret = "what nobody may see unauthenticated".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] sealed = seal(aead, KEY, 5, new byte[0], secret);
        sealed[sealed.length - 1] ^= 1;
        ByteBuffer out = ByteBuffer.allocate(secret.length);
        assertThatThrownBy(() -> aead.open(KEY, 5, ByteBuffer.allocate(0), ByteBuffer.wrap(sealed), out))
                .isInstanceOf(MalformedException.class);
        assertThat(out.array()).isEqualTo(new byte[secret.length]);
    }

    @ParameterizedTest
    @EnumSource
    void aCipherStateStopsBeforeTheNonceKeptForRekeying(Aead aead) throws MalformedException {
        CipherState writer = new CipherState(aead, KEY.clone(), Aead.REKEY_NONCE - 1);
        CipherState reader = new CipherState(aead, KEY.clone(), Aead.REKEY_NONCE - 1);
        Bytes last = writer.encrypt(Bytes.EMPTY, Bytes.utf8("last"));
        assertThat(reader.decrypt(Bytes.EMPTY, last)).isEqualTo(Bytes.utf8("last"));
        assertThatIllegalStateException().isThrownBy(() -> writer.encrypt(Bytes.EMPTY, Bytes.EMPTY));
        assertThatIllegalStateException().isThrownBy(() -> reader.decrypt(Bytes.EMPTY, last));
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedCiphertextUsesUpNoNonce(Aead aead) throws MalformedException {
        Bytes sealed = new CipherState(aead, KEY.clone(), 0).encrypt(Bytes.EMPTY, Bytes.utf8("x"));
        CipherState reader = new CipherState(aead, KEY.clone(), 0);
        assertThatThrownBy(() -> reader.decrypt(Bytes.EMPTY, TwoPeers.spoilt(sealed, 0)))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> reader.decrypt(Bytes.EMPTY, Bytes.adopt(new byte[15])))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("15");
        assertThat(reader.decrypt(Bytes.EMPTY, sealed)).isEqualTo(Bytes.utf8("x"));
    }

    @Test
    void aPairOfKeysDoesNotPrintItsSecret() {
        assertThat(TwoPeers.ALICE.toString())
                .contains(TwoPeers.ALICE.publicKey().toHex())
                .doesNotContain(TwoPeers.ALICE.privateKey().toHex());
    }

    private static byte[] seal(Aead aead, byte[] key, long nonce, byte[] data, byte[] plaintext) {
        ByteBuffer out = ByteBuffer.allocate(plaintext.length + Aead.TAG_LENGTH);
        aead.seal(key, nonce, ByteBuffer.wrap(data), ByteBuffer.wrap(plaintext), out);
        return out.array();
    }

    private static byte[] twin(Aead aead, byte[] key, String nonce, byte[] data, byte[] plaintext)
            throws InvalidCipherTextException {
        AEADCipher cipher = switch (aead) {
            case AES_GCM -> GCMBlockCipher.newInstance(AESEngine.newInstance());
            case CHACHA_POLY -> new ChaCha20Poly1305();
        };
        byte[] iv = HexFormat.of().parseHex(nonce);
        cipher.init(true, new AEADParameters(new KeyParameter(key), Aead.TAG_LENGTH * Byte.SIZE, iv, data));
        byte[] out = new byte[plaintext.length + Aead.TAG_LENGTH];
        int written = cipher.processBytes(plaintext, 0, plaintext.length, out, 0);
        cipher.doFinal(out, written);
        return out;
    }
}
