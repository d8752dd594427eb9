package io.folkmoot.protocol.packets;

import io.folkmoot.protocol.bytes.MalformedException;
import java.nio.ByteBuffer;

/** Asks an address for its key. It fills a datagram with zeros, so that it earns its answer. */
public record Hello(long nonce) {
    public byte[] write() {
        byte[] packet = new byte[Datagram.MAX];
        Packet.write(PacketType.HELLO, packet).putLong(nonce);
        return packet;
    }

    public static Hello read(byte[] packet) throws MalformedException {
        ByteBuffer in = Packet.read(PacketType.HELLO, packet, Datagram.MAX);
        Hello hello = new Hello(in.getLong());
        Packet.requireZeros("padding", in);
        return hello;
    }
}
