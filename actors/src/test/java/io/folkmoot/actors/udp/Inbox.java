package io.folkmoot.actors.udp;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.wire.Path;
import io.folkmoot.actors.wire.Wire.Receiver;
import io.folkmoot.protocol.bytes.Bytes;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A receiver that keeps what came. */
final class Inbox implements Receiver {
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();

    record Arrival(Path from, Bytes packet) {}

    @Override
    public void received(Path from, byte[] packet) {
        arrivals.add(new Arrival(from, Bytes.adopt(packet)));
    }

    Arrival next() throws InterruptedException {
        Arrival arrival = arrivals.poll(10, TimeUnit.SECONDS);
        assertThat(arrival).as("a packet within ten seconds").isNotNull();
        return arrival;
    }

    boolean staysEmptyFor(long millis) throws InterruptedException {
        return arrivals.poll(millis, TimeUnit.MILLISECONDS) == null;
    }
}
