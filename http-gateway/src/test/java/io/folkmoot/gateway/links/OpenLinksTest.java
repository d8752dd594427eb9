package io.folkmoot.gateway.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.actors.door.Door;
import io.folkmoot.actors.links.LinkSettings;
import io.folkmoot.actors.udp.IoThreads;
import io.folkmoot.actors.udp.QuicLibrary;
import io.folkmoot.actors.udp.UdpWire;
import io.folkmoot.config.Settings;
import io.folkmoot.config.Sources;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.trust.Genesis;
import java.net.BindException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.Test;

class OpenLinksTest {
    /** Were it otherwise, this test would end with its JVM. */
    @Test
    void aFatalErrorEndsTheLinksAndLeavesTheProcessToSayIt() throws Exception {
        CountDownLatch thrown = new CountDownLatch(1);
        try (IoThreads threads = IoThreads.start(1);
                OpenLinks open = open(threads, 0)) {
            assertThat(open.isRunning()).isTrue();
            open.spawn(
                    Behaviors.setup(context -> {
                        thrown.countDown();
                        throw new StackOverflowError("planted");
                    }),
                    "fatal");
            assertThat(thrown.await(30, TimeUnit.SECONDS)).isTrue();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (open.isRunning() && System.nanoTime() < deadline) Thread.onSpinWait();
            assertThat(open.isRunning()).isFalse();
        }
    }

    @Test
    void thePortIsFreeAgainWhenTheLinksAreClosed() throws Exception {
        try (IoThreads threads = IoThreads.start(1)) {
            int port;
            try (OpenLinks first = open(threads, 0)) {
                port = first.local().port();
                assertThatThrownBy(() -> open(threads, port))
                        .isInstanceOf(BindException.class)
                        .hasMessageContaining(String.valueOf(port));
            }
            try (OpenLinks second = open(threads, port)) {
                assertThat(second.local().port()).isEqualTo(port);
                assertThat(second.status(Duration.ofSeconds(10)))
                        .hasValueSatisfying(status -> assertThat(status.links()).isEmpty());
            }
        }
    }

    private static OpenLinks open(IoThreads threads, int port) throws Exception {
        return OpenLinks.open(new OpenLinks.Setup(
                SigningKey.generate(new SecureRandom()),
                Genesis.open("open").networkId(),
                false,
                new UdpWire.Settings(Optional.of(InetAddress.getLoopbackAddress()), port, threads, QuicLibrary.ABSENT),
                LinkSettings.of(Settings.load(Sources.none()).links()),
                Door.Settings.defaults(),
                Echo.create(),
                Behaviors.ignore()));
    }
}
