package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.cbor.CborReader;
import io.folkmoot.protocol.cbor.CborWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** An IP address, of 4 or 16 bytes, and a UDP port. Never a host name: resolving one is the business of the edge. */
public record Address(Bytes ip, int port) {
    private static final int PORT_BYTES = 2;
    private static final int IPV4 = 4;
    private static final int IPV6 = 16;
    private static final int MAX_PORT = 65_535;
    private static final Bytes IPV4_IN_IPV6 = Bytes.hex("00000000000000000000ffff");

    public Address {
        if (ip.length() != IPV4 && ip.length() != IPV6)
            throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + ip.length());
        if (isMapped(ip)) throw new IllegalArgumentException("an IPv4 address is written in 4 bytes: " + ip);
        if (port < 1 || port > MAX_PORT) throw new IllegalArgumentException("port out of 1 to 65535: " + port);
    }

    public static Address of(InetSocketAddress socket) {
        return new Address(Bytes.copyOf(socket.getAddress().getAddress()), socket.getPort());
    }

    public InetSocketAddress toSocketAddress() {
        return new InetSocketAddress(inet(), port);
    }

    private InetAddress inet() {
        try {
            return InetAddress.getByAddress(ip.toArray());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of 4 or 16 bytes is always known", e);
        }
    }

    void write(CborWriter out) {
        byte[] packed = new byte[ip.length() + PORT_BYTES];
        System.arraycopy(ip.unsafeArray(), 0, packed, 0, ip.length());
        packed[ip.length()] = (byte) (port >>> 8);
        packed[ip.length() + 1] = (byte) port;
        out.bytes(Bytes.adopt(packed));
    }

    static Address read(CborReader in) throws MalformedException {
        Bytes packed = in.bytes("address", IPV6 + PORT_BYTES);
        int length = packed.length() - PORT_BYTES;
        if (length != IPV4 && length != IPV6)
            throw new MalformedException("address: " + packed.length() + " bytes, where 6 or 18 are due");
        int port = ((packed.at(length) & 0xff) << 8) | (packed.at(length + 1) & 0xff);
        Bytes ip = Bytes.copyOf(packed.unsafeArray(), 0, length);
        if (port == 0) throw new MalformedException("address: port 0");
        if (isMapped(ip)) throw new MalformedException("address: IPv4 in the clothes of IPv6");
        return new Address(ip, port);
    }

    private static boolean isMapped(Bytes ip) {
        return ip.length() == IPV6
                && Bytes.copyOf(ip.unsafeArray(), 0, IPV4_IN_IPV6.length()).equals(IPV4_IN_IPV6);
    }

    @Override
    public String toString() {
        String host = inet().getHostAddress();
        return (ip.length() == IPV6 ? "[" + host + "]" : host) + ":" + port;
    }
}
