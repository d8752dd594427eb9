package io.folkmoot.actors.udp;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/** The end of the pipeline: failures of the port and of handlers are counted here, and packets that nobody took let go. */
final class LastResort extends ChannelInboundHandlerAdapter {
    private final Complaints complaints;

    LastResort(Complaints complaints) {
        this.complaints = complaints;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        complaints.add("the port failed", cause);
    }
}
