package io.folkmoot.actors.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import java.security.KeyFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Our certificate in the eyes of the platform's own reader. */
class CertificatesTest {
    private final SigningKey identity = SigningKey.generate(new SplittableRandom(1));
    private final X509Certificate certificate = Certificates.selfSigned(identity);

    @Test
    void thePlatformFindsTheSignatureGood() {
        assertThatCode(() -> certificate.verify(certificate.getPublicKey())).doesNotThrowAnyException();
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSigAlgOID()).isEqualTo("1.3.101.112");
    }

    @Test
    void itIsValidForEver() {
        assertThat(certificate.getNotBefore().toInstant()).isEqualTo(Instant.EPOCH);
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
    }

    @Test
    void itNamesTheKeyOfThePeer() throws Exception {
        PublicKey named = Certificates.keyOf(certificate);
        assertThat(named).isEqualTo(identity.publicKey());
    }

    @Test
    void thePlatformReadsTheSecretToo() throws Exception {
        PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(identity.toPkcs8().toArray());
        EdECPrivateKey secret =
                (EdECPrivateKey) KeyFactory.getInstance("Ed25519").generatePrivate(encoded);
        assertThat(secret.getBytes().map(seed -> seed.length)).contains(SigningKey.SEED_LENGTH);
    }
}
