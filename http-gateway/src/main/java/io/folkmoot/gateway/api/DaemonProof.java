package io.folkmoot.gateway.api;

import io.folkmoot.protocol.bytes.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * By what a client finds out whether the program on a port knows the token, before it sends it: a nonce there, and
 * {@code HMAC-SHA256(token, label ‖ length ‖ host ‖ nonce)} back. The host is the Host header of the request, so that a
 * program on another port cannot have the real peer answer in its place.
 */
public final class DaemonProof {
    public static final String NONCE_HEADER = "Folkmoot-Nonce";
    public static final String PROOF_HEADER = "Folkmoot-Proof";
    public static final int NONCE_BYTES = 32;

    private static final String MAC = "HmacSHA256";
    private static final Bytes LABEL = Bytes.utf8("folkmoot local api proof v1");
    private static final Pattern NONCE = Pattern.compile("[0-9a-f]{" + 2 * NONCE_BYTES + "}");

    private DaemonProof() {}

    public static String of(String token, String host, Bytes nonce) {
        try {
            byte[] authority = host.getBytes(StandardCharsets.UTF_8);
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.US_ASCII), MAC));
            mac.update(LABEL.toArray());
            mac.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(authority.length).flip());
            mac.update(authority);
            return HexFormat.of().formatHex(mac.doFinal(nonce.toArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }

    /** A nonce of another form is ignored: nobody who wants a proof sends one. */
    static Optional<Bytes> nonce(String header) {
        return NONCE.matcher(header).matches() ? Optional.of(Bytes.hex(header)) : Optional.empty();
    }
}
