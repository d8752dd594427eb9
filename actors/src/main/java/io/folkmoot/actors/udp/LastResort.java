package io.folkmoot.actors.udp;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;

/** The end of the pipeline: failures of the port and of handlers are counted here, and packets that nobody took let go. */
final class LastResort extends ChannelInboundHandlerAdapter {
    private final Complaints complaints;
    private final Counters counters;

    LastResort(Complaints complaints, Counters counters) {
        this.complaints = complaints;
        this.counters = counters;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // Nobody waits for what is sent from the wire's own thread: this is how its failures come to light.
        if (cause instanceof IOException) counters.sentInVain();
        complaints.add("the port failed", cause);
    }
}
