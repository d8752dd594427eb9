package io.folkmoot.actors.udp;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Wire.Receiver;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;

/**
 * The first to see a datagram: those of streams go on along the pipeline, the others to the receiver, copied once. Nothing
 * that the receiver throws gets any further.
 */
final class Intake extends ChannelInboundHandlerAdapter {
    /** Set in every QUIC packet (RFC 9000, 17.2 and 17.3), and clear in all of ours. */
    private static final int QUIC_BIT = 0x40;

    private final Addresses addresses;
    private final Counters counters;
    private final Complaints complaints;
    private final Outbox outbox;
    private volatile Receiver receiver = (from, packet) -> {};

    Intake(Addresses addresses, Counters counters, Complaints complaints, Outbox outbox) {
        this.addresses = addresses;
        this.counters = counters;
        this.complaints = complaints;
        this.outbox = outbox;
    }

    void listen(Receiver listener) {
        receiver = listener;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        DatagramPacket datagram = (DatagramPacket) message;
        if (isQuic(datagram.content())) {
            context.fireChannelRead(datagram);
            return;
        }
        try {
            deliver(datagram);
        } finally {
            datagram.release();
        }
    }

    private static boolean isQuic(ByteBuf content) {
        return content.isReadable() && (content.getByte(content.readerIndex()) & QUIC_BIT) != 0;
    }

    private void deliver(DatagramPacket datagram) {
        ByteBuf content = datagram.content();
        counters.received(content.readableBytes());
        Direct from = addresses.pathOf(datagram.sender());
        if (from == null || !content.isReadable()) return;
        try {
            receiver.received(from, ByteBufUtil.getBytes(content));
        } catch (RuntimeException e) {
            complaints.add("the receiver of packets threw", e);
        }
    }

    /** Answers that the receiver gave at once leave together. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        outbox.drain();
        context.fireChannelReadComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) outbox.drain();
        context.fireChannelWritabilityChanged();
    }
}
