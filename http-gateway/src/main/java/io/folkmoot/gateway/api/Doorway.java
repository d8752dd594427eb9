package io.folkmoot.gateway.api;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts connections of one listening socket, so many at a time and only from whom it may. One too many is closed at
 * once, so that nobody waits in a queue that another fills; each socket has its own number of places.
 */
final class Doorway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Doorway.class);

    private static final long AGAIN_NANOS = 100_000_000L;

    private final ServerSocketChannel listening;
    private final Predicate<SocketChannel> welcome;
    private final Consumer<Connection> visitor;
    private final Semaphore places;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    private Doorway(
            ServerSocketChannel listening, int places, Predicate<SocketChannel> welcome, Consumer<Connection> visitor) {
        this.listening = listening;
        this.places = new Semaphore(places);
        this.welcome = welcome;
        this.visitor = visitor;
    }

    static Doorway open(
            ServerSocketChannel listening, int places, Predicate<SocketChannel> welcome, Consumer<Connection> visitor) {
        Doorway doorway = new Doorway(listening, places, welcome, visitor);
        Thread.ofVirtual().name("api-accept").start(doorway::accept);
        return doorway;
    }

    private void accept() {
        boolean failing = false;
        while (listening.isOpen()) {
            try {
                admit(listening.accept());
                failing = false;
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                // Out of file descriptors, for instance: those who are connected go on, and may free some.
                if (!failing)
                    LOG.atWarn().addKeyValue("event", "api-accept-failed").log("connections cannot be accepted", e);
                failing = true;
                LockSupport.parkNanos(AGAIN_NANOS);
            }
        }
    }

    private void admit(SocketChannel channel) throws IOException {
        if (!welcome.test(channel) || !places.tryAcquire()) {
            channel.close();
            return;
        }
        // An answer in two pieces would wait 40 ms for the client's acknowledgement of the first.
        if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY))
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        Connection[] self = new Connection[1];
        Connection connection = new Connection(channel, () -> {
            places.release();
            if (self[0] != null) open.remove(self[0]);
        });
        self[0] = connection;
        open.add(connection);
        try {
            visitor.accept(connection);
        } catch (RuntimeException e) {
            connection.drop();
            if (listening.isOpen())
                LOG.atError().addKeyValue("event", "api-defect").log("a connection could not be served", e);
        }
    }

    int connections() {
        return open.size();
    }

    /** No new ones; those that are open go on. */
    void stopAccepting() throws IOException {
        listening.close();
    }

    void awaitAnswers(long until) throws InterruptedException {
        for (Connection connection : open) connection.awaitAnswer(until);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        open.forEach(Connection::drop);
    }
}
