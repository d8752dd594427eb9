package io.folkmoot.actors.udp;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/**
 * The certificate by which a peer proves itself: signed by its own key, valid for ever, and saying nothing but that key.
 * Written here, since all of it but the key and the signature is the same for everybody.
 */
final class Certificates {
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int UTF8 = 0x0c;
    private static final int INTEGER = 0x02;
    private static final int BITS = 0x03;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int EXPLICIT_0 = 0xa0;

    private static final byte[] ED25519 = Bytes.hex("300506032b6570").toArray();
    private static final byte[] COMMON_NAME = Bytes.hex("0603550403").toArray();
    private static final byte[] VERSION_3 = {INTEGER, 1, 2};
    private static final byte[] SERIAL = {INTEGER, 1, 1};
    private static final byte[] ALL_BITS_USED = {0};

    /** A SubjectPublicKeyInfo up to the octets of the key (RFC 8410, 4). */
    private static final byte[] KEY_PREFIX =
            Bytes.hex("302a300506032b6570032100").toArray();

    private Certificates() {}

    static X509Certificate selfSigned(SigningKey identity) {
        byte[] content = content(identity.publicKey());
        byte[] signature = identity.sign(Bytes.copyOf(content)).bytes().toArray();
        byte[] whole = value(SEQUENCE, content, ED25519, value(BITS, ALL_BITS_USED, signature));
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
        } catch (CertificateException e) {
            throw new IllegalStateException("our own certificate cannot be read", e);
        }
    }

    private static byte[] content(PublicKey key) {
        byte[] validity = value(SEQUENCE, text(UTC_TIME, "700101000000Z"), text(GENERALIZED_TIME, "99991231235959Z"));
        byte[] name = value(SEQUENCE, value(SET, value(SEQUENCE, COMMON_NAME, text(UTF8, "folkmoot"))));
        byte[] version = value(EXPLICIT_0, VERSION_3);
        return value(
                SEQUENCE,
                version,
                SERIAL,
                ED25519,
                name,
                validity,
                name,
                KEY_PREFIX,
                key.bytes().toArray());
    }

    private static byte[] text(int tag, String text) {
        return value(tag, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Tag, length and content; a length from 128 on takes one byte more, and none here passes 255. */
    private static byte[] value(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) content.writeBytes(part);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.size() > 127) out.write(0x81);
        out.write(content.size());
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    /** The Ed25519 key of a certificate; its other claims do not matter, for nobody trusted signs them. */
    static PublicKey keyOf(X509Certificate certificate) throws CertificateException {
        byte[] info = certificate.getPublicKey().getEncoded();
        int length = KEY_PREFIX.length;
        boolean isEd25519 =
                info.length == length + PublicKey.LENGTH && Arrays.equals(info, 0, length, KEY_PREFIX, 0, length);
        if (!isEd25519) throw new CertificateException("the key is not of Ed25519");
        return new PublicKey(Bytes.copyOf(info, length, PublicKey.LENGTH));
    }
}
