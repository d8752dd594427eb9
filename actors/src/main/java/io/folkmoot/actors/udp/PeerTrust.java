package io.folkmoot.actors.udp;

import io.folkmoot.protocol.keys.PublicKey;
import java.net.Socket;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts exactly the key that a connection was made for. Whom that is stands in the engine's session; that the peer holds the
 * key, TLS proves by itself.
 */
final class PeerTrust extends X509ExtendedTrustManager {
    private static final String EXPECTED = "io.folkmoot.peer";

    static void expect(SSLEngine engine, PublicKey peer) {
        engine.getSession().putValue(EXPECTED, peer);
    }

    /** Asked again when the handshake is over: one that resumes an earlier session shows no certificate on the way. */
    static boolean isProved(@Nullable SSLEngine engine, PublicKey peer) {
        if (engine == null) return false;
        try {
            Certificate[] shown = engine.getSession().getPeerCertificates();
            return shown.length > 0
                    && shown[0] instanceof X509Certificate certificate
                    && Certificates.keyOf(certificate).equals(peer);
        } catch (SSLPeerUnverifiedException | CertificateException e) {
            return false;
        }
    }

    private static void check(X509Certificate[] chain, SSLEngine engine) throws CertificateException {
        if (chain.length == 0) throw new CertificateException("no certificate");
        PublicKey shown = Certificates.keyOf(chain[0]);
        if (!shown.equals(engine.getSession().getValue(EXPECTED)))
            throw new CertificateException("another peer is there: " + shown);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw withoutEngine();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw withoutEngine();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw withoutEngine();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw withoutEngine();
    }

    private static CertificateException withoutEngine() {
        return new CertificateException("nobody is expected outside a connection");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
