package io.folkmoot.simulation.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.KeyGate;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.Signature;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.keys.VerifyingKey;
import io.folkmoot.protocol.noise.Algorithms;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What keys and signatures promise, whoever computes them. */
class KeysContractTest {
    private static final Bytes MESSAGE = Bytes.utf8("what is signed has more than one word");

    static List<Cryptography> both() {
        return List.of(Cryptography.real(), Cryptography.standIn(7));
    }

    @ParameterizedTest
    @MethodSource("both")
    void aSignatureVerifiesForItsKeyAndMessageAlone(Cryptography cryptography) throws MalformedException {
        SigningKey signer = Pair.alice(cryptography);
        VerifyingKey verifier = signer.publicKey().check(cryptography.curve());
        Signature signature = signer.sign(MESSAGE);
        assertThat(verifier.verifies(signature, MESSAGE)).isTrue();
        assertThat(verifier.verifies(Pair.mallory(cryptography).sign(MESSAGE), MESSAGE))
                .isFalse();
        VerifyingKey other = Pair.bob(cryptography).publicKey().check(cryptography.curve());
        assertThat(other.verifies(signature, MESSAGE)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("both")
    void noBitOfMessageOrSignatureCanBeAnother(Cryptography cryptography) throws MalformedException {
        SigningKey signer = Pair.alice(cryptography);
        VerifyingKey verifier = signer.publicKey().check(cryptography.curve());
        Signature signature = signer.sign(MESSAGE);
        for (int bit = 0; bit < 8 * MESSAGE.length(); bit++)
            assertThat(verifier.verifies(signature, flipped(MESSAGE, bit))).isFalse();
        for (int bit = 0; bit < 8 * Signature.LENGTH; bit++)
            assertThat(verifier.verifies(new Signature(flipped(signature.bytes(), bit)), MESSAGE))
                    .isFalse();
        for (Bytes other : List.of(Bytes.EMPTY, longer(MESSAGE), shorter(MESSAGE)))
            assertThat(verifier.verifies(signature, other)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("both")
    void theGateRefusesWhatIsNoKey(Cryptography cryptography) {
        byte[] ones = new byte[PublicKey.LENGTH];
        Arrays.fill(ones, (byte) 0xff);
        byte[] one = new byte[PublicKey.LENGTH];
        one[0] = 1;
        for (byte[] bytes : List.of(new byte[PublicKey.LENGTH], ones, one)) {
            PublicKey key = new PublicKey(Bytes.adopt(bytes));
            assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> key.check(cryptography.curve()));
            KeyGate gate = new KeyGate(cryptography.curve());
            assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> gate.admit(key));
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void theGateRefusesMostDamagedKeys(Cryptography cryptography) {
        PublicKey key = Pair.alice(cryptography).publicKey();
        int passed = 0;
        for (int bit = 0; bit < 8 * PublicKey.LENGTH - 1; bit++)
            if (passes(new PublicKey(flipped(key.bytes(), bit)), cryptography)) passed++;
        assertThat(passed).isLessThan(32);
    }

    @ParameterizedTest
    @MethodSource("both")
    void aKeyAndItsTwinAreTwoIdentitiesWithOneExchangeKey(Cryptography cryptography) throws MalformedException {
        SigningKey key = Pair.alice(cryptography);
        PublicKey twin = new PublicKey(flipped(key.publicKey().bytes(), 8 * PublicKey.LENGTH - 1));
        VerifyingKey verifier = twin.check(cryptography.curve());
        assertThat(verifier.exchangeKey()).isEqualTo(key.exchangeKey());
        assertThat(verifier.verifies(key.sign(MESSAGE), MESSAGE)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("both")
    void agreementIsSymmetricAndBetweenTwo(Cryptography cryptography) throws MalformedException {
        Algorithms algorithms = cryptography.algorithms();
        SigningKey alice = Pair.alice(cryptography);
        SigningKey bob = Pair.bob(cryptography);
        SigningKey mallory = Pair.mallory(cryptography);
        byte[] shared = algorithms.agree(alice.exchangeSecret(), bob.exchangeKey());
        assertThat(algorithms.agree(bob.exchangeSecret(), alice.exchangeKey())).isEqualTo(shared);
        assertThat(algorithms.agree(mallory.exchangeSecret(), alice.exchangeKey()))
                .isNotEqualTo(shared);
        assertThat(algorithms.agree(alice.exchangeSecret(), mallory.exchangeKey()))
                .isNotEqualTo(shared);
    }

    @ParameterizedTest
    @MethodSource("both")
    void anIdentityHasTheExchangeKeyOfItsSecret(Cryptography cryptography) throws MalformedException {
        SigningKey key = Pair.alice(cryptography);
        assertThat(cryptography.algorithms().exchangeKey(key.exchangeSecret())).isEqualTo(key.exchangeKey());
        assertThat(key.publicKey().check(cryptography.curve()).exchangeKey()).isEqualTo(key.exchangeKey());
    }

    @ParameterizedTest
    @MethodSource("both")
    void nobodyAgreesWithZero(Cryptography cryptography) {
        Bytes secret = Pair.alice(cryptography).exchangeSecret();
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> cryptography.algorithms().agree(secret, Bytes.adopt(new byte[PublicKey.LENGTH])));
    }

    private static boolean passes(PublicKey key, Cryptography cryptography) {
        try {
            return key.check(cryptography.curve()).publicKey().equals(key);
        } catch (MalformedException e) {
            return false;
        }
    }

    static Bytes flipped(Bytes bytes, int bit) {
        byte[] flipped = bytes.toArray();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return Bytes.adopt(flipped);
    }

    static Bytes longer(Bytes bytes) {
        return Bytes.adopt(Arrays.copyOf(bytes.toArray(), bytes.length() + 1));
    }

    static Bytes shorter(Bytes bytes) {
        return Bytes.copyOf(bytes.toArray(), 0, bytes.length() - 1);
    }
}
