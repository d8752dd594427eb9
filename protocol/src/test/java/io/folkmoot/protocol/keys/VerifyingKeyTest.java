package io.folkmoot.protocol.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VerifyingKeyTest {
    static Iterable<EdgeCase> cases() {
        return EdgeCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theEdgeCaseIsDecidedAsTheTableSays(EdgeCase edge) {
        assertThat(Edwards.verifies(edge.key(), edge.message(), edge.signature()))
                .isEqualTo(edge.valid());
        assertThat(verifies(edge.key(), edge.message(), edge.signature())).isEqualTo(edge.valid());
    }

    /** Why the library's own verification is not used. */
    @Test
    void theLibraryAcceptsSomeSignaturesWithAnImpureR() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        BigInteger secret = new BigInteger(250, new java.util.Random(2));
        Edwards.Point honest = Edwards.BASE.times(secret);
        PublicKey key = new PublicKey(honest.encoded());
        int accepted = 0;
        for (int i = 0; i < 40; i++) {
            BigInteger nonce = BigInteger.valueOf(random.nextLong(1, Long.MAX_VALUE));
            Bytes r = Edwards.BASE.times(nonce).plus(Edwards.torsion().get(4)).encoded();
            Bytes message = Bytes.utf8("message " + i);
            BigInteger s = nonce.add(Edwards.challenge(r, key.bytes(), message).multiply(secret))
                    .mod(Edwards.L);
            Bytes signature = Bytes.hex(r.toHex() + Edwards.littleEndian(s).toHex());
            if (libraryAccepts(key, message, signature)) accepted++;
            assertThat(key.check().verifies(new Signature(signature), message)).isFalse();
        }
        assertThat(accepted).isPositive();
    }

    @Test
    void agreesWithTheSlowTwinOnRandomAndDamagedSignatures() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 60; i++) {
            SigningKey key = SigningKey.generate(random);
            Bytes message = Bytes.utf8("message " + i);
            byte[] signature = key.sign(message).bytes().toArray();
            if (i % 2 == 1) signature[random.nextInt(64)] ^= (byte) (1 << random.nextInt(8));
            Bytes bytes = Bytes.adopt(signature);
            boolean expected = Edwards.verifies(key.publicKey().bytes(), message, bytes);
            assertThat(expected).isEqualTo(i % 2 == 0);
            assertThat(verifies(key.publicKey().bytes(), message, bytes)).isEqualTo(expected);
        }
    }

    /** Damage of honest signatures never gives an R that the two treat differently, so here the library is a twin too. */
    @Test
    void agreesWithTheLibraryOnThousandsOfRandomAndDamagedSignatures() throws Exception {
        SplittableRandom random = new SplittableRandom(8);
        int accepted = 0;
        for (int i = 0; i < 4_000; i++) {
            SigningKey key = SigningKey.generate(random);
            byte[] text = new byte[random.nextInt(100)];
            random.nextBytes(text);
            Bytes message = Bytes.adopt(text);
            byte[] signature = key.sign(message).bytes().toArray();
            if (i % 4 == 1) signature[random.nextInt(64)] ^= (byte) (1 << random.nextInt(8));
            if (i % 4 == 2) random.nextBytes(signature);
            Bytes bytes = Bytes.adopt(signature);
            boolean expected = libraryAccepts(key.publicKey(), message, bytes);
            if (expected) accepted++;
            assertThat(verifies(key.publicKey().bytes(), message, bytes))
                    .as("seed 8, round %d", i)
                    .isEqualTo(expected);
        }
        assertThat(accepted).isEqualTo(2_000);
    }

    @Test
    void digitsAddUpToTheScalarAndStandApart() {
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 2_000; i++) {
            byte[] scalar = new byte[32];
            random.nextBytes(scalar);
            scalar[31] &= (byte) (i % 2 == 0 ? 0x1f : 0xff);
            for (int width = 5; width <= 8; width++) {
                byte[] digits = SignedDigits.of(scalar, width);
                BigInteger sum = BigInteger.ZERO;
                int last = -width;
                for (int d = 0; d < digits.length; d++) {
                    if (digits[d] == 0) continue;
                    assertThat(digits[d] & 1).isOne();
                    assertThat(Math.abs(digits[d])).isLessThan(1 << (width - 1));
                    assertThat(d - last).isGreaterThanOrEqualTo(width);
                    last = d;
                    sum = sum.add(BigInteger.valueOf(digits[d]).shiftLeft(d));
                }
                assertThat(sum).isEqualTo(Edwards.number(Bytes.adopt(scalar)));
            }
        }
    }

    /** The tests of RFC 8032, 7.1. */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void signsAsTheStandardSays(String seed, String key, String message, String signature) {
        SigningKey signer = SigningKey.fromSeed(Bytes.hex(seed));
        assertThat(signer.publicKey().toHex()).isEqualTo(key);
        assertThat(signer.sign(Bytes.hex(message)).toString()).isEqualTo(signature);
    }

    @Test
    void theKeyOfKeyAgreementBelongsToItsSecret() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 100; i++) {
            SigningKey key = SigningKey.generate(random);
            byte[] derived = new byte[32];
            X25519.generatePublicKey(key.exchangeSecret().unsafeArray(), 0, derived, 0);
            assertThat(key.publicKey().check().exchangeKey()).isEqualTo(Bytes.adopt(derived));
            assertThat(key.exchangeKey()).isEqualTo(Bytes.adopt(derived));
        }
    }

    @Test
    void theRefusalSaysWhatIsWrongWithTheKey() {
        PublicKey mixed =
                new PublicKey(Edwards.BASE.plus(Edwards.torsion().get(1)).encoded());
        assertThatThrownBy(mixed::check).isInstanceOf(MalformedException.class).hasMessageContaining("mixed order");
        PublicKey identity = new PublicKey(Edwards.IDENTITY.encoded());
        assertThatThrownBy(identity::check)
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("small order");
    }

    @Test
    void aSigningKeyNeverShowsItsSeed() {
        Bytes seed = Bytes.hex("ab".repeat(32));
        assertThat(SigningKey.fromSeed(seed).toString()).doesNotContain("abab");
    }

    private static boolean verifies(Bytes key, Bytes message, Bytes signature) {
        try {
            return PublicKey.parse(key).check().verifies(Signature.parse(signature), message);
        } catch (MalformedException e) {
            return false;
        }
    }

    private static boolean libraryAccepts(PublicKey key, Bytes message, Bytes signature) {
        return org.bouncycastle.math.ec.rfc8032.Ed25519.verify(
                signature.unsafeArray(), 0, key.bytes().unsafeArray(), 0, message.unsafeArray(), 0, message.length());
    }
}
