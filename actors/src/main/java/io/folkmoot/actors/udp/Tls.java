package io.folkmoot.actors.udp;

import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.quic.BoringSSLContextOption;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.codec.quic.QuicSslEngine;
import io.netty.handler.ssl.ClientAuth;

/** Both roles of TLS 1.3 by our one key, each side of a connection proving itself to the other. */
final class Tls {
    /** Grows by one where the streams of two versions could not talk to each other. */
    private static final String PROTOCOL = "folkmoot/1";

    private final QuicSslContext server;
    private final QuicSslContext client;

    private final AddressTokens tokens;

    Tls(SigningKey identity) {
        this.tokens = new AddressTokens(identity);
        OwnKey own = new OwnKey(identity);
        this.server = common(QuicSslContextBuilder.forServer(own, null))
                .clientAuth(ClientAuth.REQUIRE)
                .build();
        this.client =
                common(QuicSslContextBuilder.forClient().keyManager(own, null)).build();
    }

    private static QuicSslContextBuilder common(QuicSslContextBuilder builder) {
        // The library offers no Ed25519 unless told to.
        return builder.trustManager(new PeerTrust())
                .option(BoringSSLContextOption.SIGNATURE_ALGORITHMS, new String[] {"ed25519"})
                .applicationProtocols(PROTOCOL);
    }

    QuicSslEngine asServer(ByteBufAllocator allocator, PublicKey peer) {
        return expecting(peer, server.newEngine(allocator));
    }

    /** Without a host name the library keeps no session to resume, so that every connection proves both keys. */
    QuicSslEngine asClient(ByteBufAllocator allocator, PublicKey peer) {
        return expecting(peer, client.newEngine(allocator));
    }

    private static QuicSslEngine expecting(PublicKey peer, QuicSslEngine engine) {
        PeerTrust.expect(engine, peer);
        return engine;
    }

    /** For what comes before the handshake. */
    AddressTokens tokens() {
        return tokens;
    }
}
