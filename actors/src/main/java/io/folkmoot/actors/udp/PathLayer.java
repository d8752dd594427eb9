package io.folkmoot.actors.udp;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Path;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;

/**
 * Stands between the real network and QUIC, which sees only addresses that stand for peers: outwards a packet takes the
 * peer's path of the moment, inwards it bears the address of the peer whose path it came over. So a path can change without
 * a connection noticing, and a stranger's packet reaches nobody who could answer it.
 */
final class PathLayer extends ChannelDuplexHandler {
    private final InetSocketAddress self;
    private final Routes routes;
    private final Addresses addresses;

    PathLayer(InetSocketAddress self, Routes routes, Addresses addresses) {
        this.self = self;
        this.routes = routes;
        this.addresses = addresses;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        DatagramPacket datagram = (DatagramPacket) message;
        Direct from = addresses.pathOf(datagram.sender());
        Peer peer = from == null ? null : routes.behind(from);
        if (peer == null) {
            datagram.release();
            return;
        }
        // The codec drops a packet whose buffer does not begin at its first byte.
        context.fireChannelRead(new DatagramPacket(datagram.content().slice(), self, peer.virtual()));
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        DatagramPacket datagram = (DatagramPacket) message;
        Peer peer = routes.at(datagram.recipient());
        // A closing connection writes an empty datagram to hear when all before it are out.
        if (peer == null || !datagram.content().isReadable()) {
            datagram.release();
            promise.trySuccess();
            return;
        }
        Path path = peer.paths().getFirst();
        InetSocketAddress to = switch (path) {
            case Direct direct -> addresses.socketOf(direct.address());
        };
        ChannelFuture unused = context.write(new DatagramPacket(datagram.content(), to), promise);
    }
}
