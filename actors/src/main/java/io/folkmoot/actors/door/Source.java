package io.folkmoot.actors.door;

import io.folkmoot.protocol.bytes.Bytes;

/**
 * Where packets come from, as the buckets see it: a number for the network, which is as far as a forger gets for nothing,
 * and one for the host, which only somebody who receives there can speak for.
 */
public final class Source {
    private static final int IPV4 = 4;

    /** /24: the smallest piece of IPv4 that networks route, so that whoever has one address may well have all of them. */
    private static final int IPV4_NETWORK = 3;

    /** /56: what a household usually gets of IPv6. */
    private static final int IPV6_NETWORK = 7;

    /** /64: one host takes any address in it that it likes. */
    private static final int IPV6_HOST = 8;

    /** Keeps IPv4 apart from IPv6 networks of 56 bits, which leave the first byte free. */
    private static final long IPV4_NETWORKS = 4L << 56;

    private static final long IPV6_NETWORKS = 6L << 56;

    /** Keeps IPv4 apart from IPv6 hosts of 64 bits: in ff00::/8 nobody sends, it is multicast. */
    private static final long IPV4_HOSTS = 0xffL << 56;

    private Source() {}

    public static long network(Bytes ip) {
        return ip.length() == IPV4 ? IPV4_NETWORKS | first(ip, IPV4_NETWORK) : IPV6_NETWORKS | first(ip, IPV6_NETWORK);
    }

    static long host(Bytes ip) {
        return ip.length() == IPV4 ? IPV4_HOSTS | first(ip, IPV4) : first(ip, IPV6_HOST);
    }

    private static long first(Bytes ip, int count) {
        long number = 0;
        for (int i = 0; i < count; i++) number = (number << Byte.SIZE) | (ip.at(i) & 0xff);
        return number;
    }

    /** Loopback, private, link-local and shared (carrier or overlay) addresses: RFC 1122, 1918, 3927, 6598, 4193, 4291. */
    public static boolean isLocal(Bytes ip) {
        int a = ip.at(0) & 0xff;
        int b = ip.at(1) & 0xff;
        if (ip.length() == IPV4)
            return a == 10
                    || a == 127
                    || (a == 172 && b >>> 4 == 1)
                    || (a == 192 && b == 168)
                    || (a == 169 && b == 254)
                    || (a == 100 && b >>> 6 == 1);
        return (a & 0xfe) == 0xfc || (a == 0xfe && b >>> 6 == 2) || isLoopback(ip);
    }

    private static boolean isLoopback(Bytes ip) {
        for (int i = 0; i < ip.length() - 1; i++) if (ip.at(i) != 0) return false;
        return ip.at(ip.length() - 1) == 1;
    }
}
