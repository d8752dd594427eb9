package io.folkmoot.gateway.bench;

import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Status;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.packets.Datagram;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * What one peer keeps of each session whose link rests: the growth of its live heap, after full collections, between some
 * sessions and many. The other ends are bare callers, which keep nothing.
 */
final class RestingSessions {
    /** Enough that everything that is made once has been made. */
    private static final int FIRST = 500;

    private static final Duration PASSIVATE_AFTER = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(5);
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
    /** The JDK keeps manifests of jars softly, half a megabyte that goes when it likes. */
    private static final String NOTHING_SOFT = "-XX:SoftRefLRUPolicyMSPerMB=0";

    private static final int READINGS = 4;
    private static final Duration READ_EVERY = Duration.ofSeconds(1);

    private final Crowd crowd;
    private final Crowd.Member peer;
    private final SecureRandom dice = new SecureRandom();
    private volatile List<Status.LinkView> links = List.of();

    private RestingSessions(Crowd crowd) throws IOException {
        this.crowd = crowd;
        this.peer = crowd.join();
    }

    /** In a process of its own: what others leave behind goes at any time, and must not count against the growth. */
    static Figure bytesOfEach(int sessions) throws IOException {
        Process counting = Jvm.start(RestingSessions.class.getName(), List.of(NOTHING_SOFT), List.of("" + sessions));
        try (BufferedReader said = counting.inputReader()) {
            String line = said.readLine();
            if (line == null) throw new IllegalStateException("the process with resting sessions ended without a word");
            return Figure.of(Double.parseDouble(line), "B");
        } finally {
            counting.destroy();
        }
    }

    /** Prints the bytes of each of so many. */
    public static void main(String[] arguments) throws IOException, MalformedException {
        int sessions = Integer.parseInt(arguments[0]);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try (Crowd crowd = new Crowd(1, PASSIVATE_AFTER)) {
            RestingSessions resting = new RestingSessions(crowd);
            long before = resting.heapWith(0, FIRST);
            long after = resting.heapWith(FIRST, FIRST + sessions);
            out.println((double) (after - before) / sessions);
        }
    }

    private long heapWith(int there, int wanted) throws IOException, MalformedException {
        for (int i = there; i < wanted; i++) call();
        ActorRef<Status> reader = crowd.spawn(
                Behaviors.receiveMessage(status -> {
                    links = status.links();
                    return Behaviors.same();
                }),
                "reader",
                Props.empty());
        Waiting.until(wanted + " resting sessions", PATIENCE, () -> {
            boolean rest = links.stream().filter(Status.LinkView::resting).count() == wanted;
            if (!rest) {
                peer.links().tell(new Links.GetStatus(reader));
                Waiting.pass(PASSIVATE_AFTER.dividedBy(10));
            }
            return rest;
        });
        links = List.of();
        return settledHeap();
    }

    private void call() throws IOException, MalformedException {
        var caller = new Caller(
                SigningKey.generate(dice), Crowd.NETWORK, peer.contact().key(), dice);
        var to = peer.contact().address().toSocketAddress();
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout((int) ANSWER_PATIENCE.toMillis());
            byte[] init = caller.init();
            socket.send(new DatagramPacket(init, init.length, to));
            DatagramPacket answer = new DatagramPacket(new byte[Datagram.MAX], Datagram.MAX);
            socket.receive(answer);
            byte[] confirm = caller.confirm(Arrays.copyOf(answer.getData(), answer.getLength()));
            socket.send(new DatagramPacket(confirm, confirm.length, to));
        }
    }

    /** The least of several readings: timers of links that have ended hold on to them for some seconds. */
    private static long settledHeap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < READINGS; i++) {
            Waiting.pass(READ_EVERY);
            MEMORY.gc();
            least = Math.min(least, MEMORY.getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
