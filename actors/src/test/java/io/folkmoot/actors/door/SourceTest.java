package io.folkmoot.actors.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTest {
    private static Bytes ip(String host) {
        Path path = Packets.direct(host, 1);
        return switch (path) {
            case Direct direct -> direct.address().ip();
        };
    }

    private static boolean oneNetwork(String a, String b) {
        return Source.network(ip(a)) == Source.network(ip(b));
    }

    private static boolean oneHost(String a, String b) {
        return Source.host(ip(a)) == Source.host(ip(b));
    }

    @Test
    void aNetworkIs24BitsOfIpv4And56OfIpv6() {
        assertThat(oneNetwork("8.8.8.0", "8.8.8.255")).isTrue();
        assertThat(oneNetwork("8.8.8.8", "8.8.9.8")).isFalse();
        assertThat(oneNetwork("2001:db8:1:2200::1", "2001:db8:1:22ff:ffff::")).isTrue();
        assertThat(oneNetwork("2001:db8:1:2200::1", "2001:db8:1:2300::1")).isFalse();
    }

    @Test
    void aHostIsAllOfIpv4And64BitsOfIpv6() {
        assertThat(oneHost("8.8.8.8", "8.8.8.9")).isFalse();
        assertThat(oneHost("2001:db8:1:2::1", "2001:db8:1:2:ffff::")).isTrue();
        assertThat(oneHost("2001:db8:1:2::1", "2001:db8:1:3::1")).isFalse();
    }

    @Test
    void theFamiliesNeverMeet() {
        assertThat(oneNetwork("1.2.3.4", "::1:203:400:0:0:0")).isFalse();
        assertThat(oneNetwork("0.0.0.1", "::1")).isFalse();
        assertThat(oneHost("8.8.8.8", "0:0:808:808::")).isFalse();
    }

    @Test
    void localIsWhatNobodyOutsideCanUse() {
        List<String> local = List.of(
                "127.0.0.1",
                "127.255.255.255",
                "10.0.0.1",
                "10.255.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.7.7",
                "169.254.1.1",
                "100.64.0.1",
                "100.127.0.1",
                "::1",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "febf::1");
        assertThat(local).allMatch(host -> Source.isLocal(ip(host)));
        List<String> global = List.of(
                "126.0.0.1",
                "128.0.0.1",
                "9.9.9.9",
                "11.0.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.0.1",
                "192.169.0.1",
                "169.253.0.1",
                "100.63.0.1",
                "100.128.0.1",
                "::2",
                "1::1",
                "fbff::1",
                "fe00::1",
                "fe7f::1",
                "fec0::1",
                "2001:db8::1");
        assertThat(global).noneMatch(host -> Source.isLocal(ip(host)));
    }
}
