package io.folkmoot.actors.udp;

import static java.util.Objects.requireNonNull;

import io.folkmoot.protocol.bytes.Bytes;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.netty.handler.codec.quic.QuicConnectionAddress;
import io.netty.handler.codec.quic.QuicConnectionIdGenerator;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets both roles of QUIC share one port: packets that name a connection which we dialled pass the server's codec by, all
 * others go to it. A connection that we dialled has one id for life, chosen here.
 */
final class RoleSwitch extends ChannelInboundHandlerAdapter {
    static final int ID_LENGTH = 20;

    private static final int LONG_HEADER = 0x80;
    private static final int LONG_ID_LENGTH = 5;

    /** Of connections that ended: what is still under way to them must not look like a new dialler to the server's codec. */
    private static final int MAX_ENDED = 512;

    private final ChannelHandler server;
    private final QuicConnectionIdGenerator generator = QuicConnectionIdGenerator.randomGenerator();
    private final Map<Bytes, InetSocketAddress> dialled = new LinkedHashMap<>();
    private final Map<Bytes, Boolean> ended = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes, Boolean> eldest) {
            return size() > MAX_ENDED;
        }
    };
    private @Nullable ChannelHandlerContext beyondServer;

    RoleSwitch(ChannelHandler server) {
        this.server = server;
    }

    Bytes newId(InetSocketAddress virtual) {
        byte[] id = new byte[ID_LENGTH];
        generator.newId(ID_LENGTH).get(id);
        Bytes name = Bytes.adopt(id);
        dialled.put(name, virtual);
        return name;
    }

    static QuicConnectionAddress addressOf(Bytes id) {
        return new QuicConnectionAddress(id.toArray());
    }

    void ended(Bytes id) {
        if (dialled.remove(id) != null) ended.put(id, true);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        DatagramPacket datagram = (DatagramPacket) message;
        Bytes id = destination(datagram.content());
        InetSocketAddress peer = id == null ? null : dialled.get(id);
        if (peer != null && peer.equals(datagram.sender()))
            beyondServer(context).fireChannelRead(datagram);
        else if (id == null || peer != null || ended.containsKey(id)) datagram.release();
        else context.fireChannelRead(datagram);
    }

    /** The connection that a packet names (RFC 9000, 17.2 and 17.3.1); null where it is cut short. */
    private static @Nullable Bytes destination(ByteBuf packet) {
        boolean isLong = (packet.getByte(0) & LONG_HEADER) != 0;
        if (isLong && packet.readableBytes() <= LONG_ID_LENGTH) return null;
        int start = isLong ? LONG_ID_LENGTH + 1 : 1;
        int length = isLong ? packet.getUnsignedByte(LONG_ID_LENGTH) : ID_LENGTH;
        if (length > ID_LENGTH || packet.readableBytes() < start + length) return null;
        byte[] id = new byte[length];
        packet.getBytes(start, id);
        return Bytes.adopt(id);
    }

    /** Each codec keeps to itself that a round of reading is over. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.fireChannelReadComplete();
        beyondServer(context).fireChannelReadComplete();
    }

    private ChannelHandlerContext beyondServer(ChannelHandlerContext context) {
        ChannelHandlerContext known = beyondServer;
        if (known != null) return known;
        ChannelHandlerContext found =
                requireNonNull(context.pipeline().context(server), "the server's codec is in the pipeline");
        beyondServer = found;
        return found;
    }
}
