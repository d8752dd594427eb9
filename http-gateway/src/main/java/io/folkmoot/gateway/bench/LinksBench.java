package io.folkmoot.gateway.bench;

import io.folkmoot.protocol.frames.Contact;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What links cost over real loopback sockets, both ends in this process, beside a bare echo in the same run. */
public final class LinksBench {
    private static final int ROUNDS = 5;
    private static final int CROWD = 500;
    private static final int IN_FLIGHT = 64;
    /** One for each end, as two processes would have. */
    private static final int IO_THREADS = 2;
    /** Shares of the time given: what remains is for opening and closing. */
    private static final int HANDSHAKES_PER_SECOND = 10;

    private static final int LEAST_HANDSHAKES = 100;
    private static final int MOST_HANDSHAKES = 400;
    private static final int SESSIONS_PER_HANDSHAKE = 20;
    /** In less a busy machine may give a process no turn at all. */
    private static final Duration LEAST_WINDOW = Duration.ofMillis(200);

    private static final int WINDOWS_IN_ALL = 100;

    /** A datagram that carries a frame has a header, a byte for its kind and a tag around it; the echo has none of that. */
    private static final int ECHO_BYTES = Accepting.FRAME;

    private final Duration window;
    private final Map<String, Figure> figures = new LinkedHashMap<>();

    private LinksBench(Duration window) {
        this.window = window;
    }

    /** Takes about as long as it is given, and half a minute more where the machine is busy. */
    public static Map<String, Figure> run(Duration about) throws IOException {
        Duration share = about.dividedBy(WINDOWS_IN_ALL);
        LinksBench bench = new LinksBench(share.compareTo(LEAST_WINDOW) < 0 ? LEAST_WINDOW : share);
        bench.requests();
        int many = Math.clamp(about.toSeconds() * HANDSHAKES_PER_SECOND, LEAST_HANDSHAKES, MOST_HANDSHAKES);
        bench.figures.putAll(Handshakes.measure(IO_THREADS, many));
        bench.figures.put("session_bytes", RestingSessions.bytesOfEach(SESSIONS_PER_HANDSHAKE * many));
        return bench.figures;
    }

    /** What the sockets are made of here: epoll, or nio where that is missing. */
    public static String transport() {
        return BareEcho.transport();
    }

    private void requests() throws IOException {
        try (Crowd crowd = new Crowd(IO_THREADS, Duration.ofMinutes(1))) {
            Crowd.Member asker = crowd.join();
            List<Contact> all = new ArrayList<>();
            for (int i = 0; i < CROWD; i++) all.add(crowd.join().contact());
            List<Contact> one = all.subList(0, 1);
            try (Requests many = asking(crowd, asker, one, IN_FLIGHT);
                    BareEcho bare = new BareEcho(IO_THREADS, 1, IN_FLIGHT, ECHO_BYTES)) {
                measure("rpc_cpu_us_64", many, bare);
            }
            try (Requests single = asking(crowd, asker, one, 1);
                    BareEcho bare = new BareEcho(IO_THREADS, 1, 1, ECHO_BYTES)) {
                measure("rpc_cpu_us_1", single, bare);
            }
            try (Requests spread = asking(crowd, asker, all, IN_FLIGHT);
                    BareEcho bare = new BareEcho(IO_THREADS, CROWD, IN_FLIGHT, ECHO_BYTES)) {
                measure("rpc_cpu_us_500_peers", spread, bare);
            }
        }
    }

    private void measure(String name, Requests ours, BareEcho bare) {
        Cpu.warmUp(ours, window);
        Cpu.warmUp(bare, window);
        figures.put(name, Cpu.beside(ours, "bare_udp_cpu_us", bare, ROUNDS, window));
    }

    private static Requests asking(Crowd crowd, Crowd.Member asker, List<Contact> peers, int inFlight) {
        return new Requests(crowd, asker, peers, Accepting.REQUEST, inFlight);
    }
}
