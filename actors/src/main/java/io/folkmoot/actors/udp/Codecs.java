package io.folkmoot.actors.udp;

import io.folkmoot.protocol.bytes.Bytes;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.DatagramChannel;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicClientCodecBuilder;
import io.netty.handler.codec.quic.QuicCodecBuilder;
import io.netty.handler.codec.quic.QuicServerCodecBuilder;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Both roles of QUIC on one port, and how a connection of either comes to be. Used on the wire's thread only. */
final class Codecs {
    private static final AttributeKey<Connection> CONNECTION = AttributeKey.valueOf(Connection.class, "connection");

    /** A ping waits for no other: one at a time is enough. */
    private static final int PINGS = 4;

    private final Connections connections;
    private final InetSocketAddress self;
    private final Tls tls;
    private final QuicLimits limits;
    private final ChannelHandler server;
    private final RoleSwitch roles;
    private final Map<Bytes, Connection> dialled = new LinkedHashMap<>();

    Codecs(Connections connections, InetSocketAddress self, Tls tls, QuicLimits limits) {
        this.connections = connections;
        this.self = self;
        this.tls = tls;
        this.limits = limits;
        this.server = server();
        this.roles = new RoleSwitch(server);
    }

    /** The server's codec stands nearer to the port: it could not pass on what is for the client's. */
    ChannelHandler[] handlers() {
        return new ChannelHandler[] {roles, server, client()};
    }

    private ChannelHandler server() {
        return common(new QuicServerCodecBuilder().tokenHandler(tls.tokens()))
                .sslEngineProvider(channel ->
                        tls.asServer(channel.alloc(), connections.admit(channel).key()))
                .handler(new ChannelInitializer<QuicChannel>() {
                    @Override
                    protected void initChannel(QuicChannel channel) {
                        begin(channel, false);
                    }
                })
                .streamHandler(acceptor())
                .build();
    }

    private ChannelHandler client() {
        return common(new QuicClientCodecBuilder())
                .sslEngineProvider(channel -> tls.asClient(
                        channel.alloc(), connections.peerOf(channel).key()))
                .build();
    }

    private <B extends QuicCodecBuilder<B>> B common(B builder) {
        return builder.localConnectionIdLength(RoleSwitch.ID_LENGTH)
                .maxIdleTimeout(limits.idle().toMillis(), TimeUnit.MILLISECONDS)
                .maxSendUdpPayloadSize(QuicLimits.UDP_PAYLOAD)
                .initialMaxData(QuicLimits.CONNECTION_WINDOW)
                .initialMaxStreamDataBidirectionalLocal(QuicLimits.STREAM_WINDOW)
                .initialMaxStreamDataBidirectionalRemote(QuicLimits.STREAM_WINDOW)
                .initialMaxStreamsBidirectional(limits.streamsPerPeer())
                .initialMaxStreamsUnidirectional(0)
                .activeMigration(false)
                .discoverPmtu(false)
                .grease(false)
                .datagram(PINGS, PINGS);
    }

    private Connection begin(QuicChannel channel, boolean ours) {
        Connection connection = connections.begin(channel, ours);
        channel.attr(CONNECTION).set(connection);
        channel.pipeline().addLast(connection);
        return connection;
    }

    private ChannelHandler acceptor() {
        return new ChannelInitializer<QuicStreamChannel>() {
            @Override
            protected void initChannel(QuicStreamChannel stream) {
                connections.accept(stream.parent().attr(CONNECTION).get(), stream);
            }
        };
    }

    void dial(DatagramChannel port, Peer peer) {
        Bytes id = roles.newId(peer.virtual());
        QuicChannel.newBootstrap(port)
                .handler(new ChannelInitializer<QuicChannel>() {
                    @Override
                    protected void initChannel(QuicChannel channel) {
                        dialled.put(id, begin(channel, true));
                        channel.closeFuture().addListener(closed -> forget(id));
                    }
                })
                .streamHandler(acceptor())
                .localAddress(self)
                .remoteAddress(peer.virtual())
                .localConnectionAddress(RoleSwitch.addressOf(id))
                .connect()
                .addListener((Future<QuicChannel> connected) -> {
                    if (connected.isSuccess()) return;
                    connections.dialFailed(peer, id, connected.cause());
                    forget(id);
                });
    }

    private void forget(Bytes id) {
        dialled.remove(id);
        roles.ended(id);
    }

    Optional<Connection> dialledBy(Bytes id) {
        return Optional.ofNullable(dialled.get(id));
    }
}
