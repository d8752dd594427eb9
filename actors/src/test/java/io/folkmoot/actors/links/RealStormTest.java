package io.folkmoot.actors.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.links.Reply.Answered;
import io.folkmoot.actors.links.Reply.Unanswered;
import io.folkmoot.actors.udp.IoThreads;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Send;
import io.folkmoot.protocol.frames.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests and streams over real ports through a bad network, while one of the peers ends and comes back. */
class RealStormTest {
    private static final int PEERS = 3;
    private static final int STREAMS = 100;
    private static final int STREAMS_AT_ONCE = 12;
    private static final int SHORTEST = 1 << 10;
    private static final int LONGEST = 300 << 10;
    private static final int RESTART_AFTER = 50;
    private static final int REQUESTS_PER_STREAM = 23;
    private static final int REQUESTS_AT_ONCE = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int DEADLINE_SECONDS = 60;

    @Tag("slow")
    @Test
    void everyRequestIsAnsweredOnceOrFailsAndNoStreamIsCorrupted() throws Exception {
        long seed = Long.getLong("folkmoot.seed", 7);
        System.out.println("seed " + seed);
        Storm storm = new Storm(seed);
        try {
            storm.rage();
        } finally {
            storm.close();
        }
    }

    private static final class Storm {
        final long seed;
        final SplittableRandom dice;
        final IoThreads threads = IoThreads.start(2);
        final List<RealPeer> peers = new ArrayList<>();
        final LossyPath[][] paths = new LossyPath[PEERS][PEERS];
        final Semaphore streams = new Semaphore(STREAMS_AT_ONCE);
        final Semaphore requests = new Semaphore(REQUESTS_AT_ONCE);
        /** What somebody asked or opened and has not heard the end of, by number, with whoever waits. */
        final Map<Integer, Errand> open = new TreeMap<>();

        final Map<String, Integer> outcomes = new TreeMap<>();
        final List<String> wrongs = new ArrayList<>();
        int errands;

        record Errand(int peer, Semaphore place) {}

        Storm(long seed) throws Exception {
            this.seed = seed;
            this.dice = new SplittableRandom(seed);
            for (int i = 0; i < PEERS; i++) peers.add(new RealPeer(threads, dice.nextLong()));
            for (int i = 0; i < PEERS; i++) {
                for (int j = 0; j < i; j++) {
                    paths[i][j] =
                            new LossyPath(peers.get(i).address(), peers.get(j).address(), dice.nextLong());
                    paths[j][i] = paths[i][j];
                }
            }
        }

        void rage() throws Exception {
            long start = System.nanoTime();
            for (int i = 0; i < STREAMS; i++) {
                openOne();
                boolean soon = i >= RESTART_AFTER - STREAMS_AT_ONCE && i < RESTART_AFTER;
                // Without requests in between many streams are under way when it happens.
                for (int j = 0; j < REQUESTS_PER_STREAM && !soon; j++) askOne();
                if (i == RESTART_AFTER - 1) restart(dice.nextInt(PEERS));
            }
            take(streams, STREAMS_AT_ONCE);
            take(requests, REQUESTS_AT_ONCE);
            System.out.printf(
                    Locale.ROOT, "%d ms, %s, %s%n", (System.nanoTime() - start) / 1_000_000, packets(), outcomes);
            check();
        }

        private void take(Semaphore places, int count) throws InterruptedException {
            assertThat(places.tryAcquire(count, DEADLINE_SECONDS, TimeUnit.SECONDS))
                    .as(() -> "seed " + seed + ": something hangs, open is " + hanging())
                    .isTrue();
        }

        private synchronized String hanging() {
            return open.keySet() + " of " + outcomes;
        }

        private synchronized int begin(int peer, Semaphore place) {
            open.put(errands, new Errand(peer, place));
            return errands++;
        }

        /** Of each errand once, but for the lost ones. */
        private synchronized void settle(int number, String outcome) {
            Errand errand = open.remove(number);
            if (errand == null) {
                wrongs.add("a second end of " + number + ": " + outcome);
                return;
            }
            outcomes.merge(outcome, 1, Integer::sum);
            errand.place().release();
        }

        private void openOne() throws InterruptedException {
            take(streams, 1);
            int opener = dice.nextInt(PEERS);
            Bytes letter = bytes(SHORTEST + dice.nextInt(LONGEST - SHORTEST));
            int number = begin(opener, streams);
            Behavior<StreamEvent> writer = Writer.of(letter, result -> onStreamOver(number, letter, result));
            RealPeer peer = peers.get(opener);
            peer.tell(new Links.OpenStream(someContact(opener), "echo", PATIENCE, peer.spawn(writer, "writer")));
        }

        private void onStreamOver(int number, Bytes letter, Writer.Result result) {
            boolean corrupted =
                    result.hash().isPresent() && !result.hash().get().equals(Sha256.hash(letter));
            if (corrupted) wrong("stream " + number + " is corrupted");
            settle(number, result.hash().isPresent() ? "streams whole" : "streams broken: " + result.broken());
        }

        private void askOne() throws InterruptedException {
            take(requests, 1);
            int asker = dice.nextInt(PEERS);
            Message message = someMessage();
            int number = begin(asker, requests);
            RealPeer peer = peers.get(asker);
            Behavior<Reply> waiting = Behaviors.receiveMessage(reply -> {
                onReply(number, message, reply);
                return Behaviors.same();
            });
            peer.tell(new Links.Ask(someContact(asker), message, PATIENCE, number, peer.spawn(waiting, "asker")));
        }

        private Message someMessage() {
            int kind = dice.nextInt(40);
            if (kind == 0)
                return new Store(
                        Bytes.adopt(new byte[Store.TOKEN]), bytes(20_000 + dice.nextInt(40_000)), OptionalLong.empty());
            return new Send(bytes(kind < 3 ? 5_000 : 200));
        }

        private void onReply(int number, Message message, Reply reply) {
            switch (reply) {
                case Answered answered -> {
                    if (!answered.answer().equals(new Response(new Answer.Accepted(RealPeer.bodyOf(message)))))
                        wrong("request " + number + " has another's answer");
                    settle(number, "requests answered");
                }
                case Unanswered unanswered ->
                    settle(number, "requests " + unanswered.why().name().toLowerCase(Locale.ROOT));
            }
        }

        private synchronized void wrong(String what) {
            wrongs.add(what);
        }

        private Contact someContact(int from) {
            int to = (from + 1 + dice.nextInt(PEERS - 1)) % PEERS;
            return new Contact(peers.get(to).key.publicKey(), paths[from][to].address());
        }

        private Bytes bytes(int length) {
            byte[] bytes = new byte[length];
            dice.nextBytes(bytes);
            return Bytes.adopt(bytes);
        }

        private void restart(int unlucky) throws Exception {
            peers.get(unlucky).restart();
            // Those who waited there went with their process.
            for (int number : waitingAt(unlucky)) settle(number, "lost with their asker");
        }

        private synchronized List<Integer> waitingAt(int peer) {
            return open.entrySet().stream()
                    .filter(entry -> entry.getValue().peer() == peer)
                    .map(Map.Entry::getKey)
                    .toList();
        }

        private String packets() {
            long carried = 0;
            long lost = 0;
            for (int i = 0; i < PEERS; i++) {
                for (int j = 0; j < i; j++) {
                    carried += paths[i][j].carried();
                    lost += paths[i][j].lost();
                }
            }
            return carried + " packets carried, " + lost + " lost";
        }

        private void check() throws Exception {
            synchronized (this) {
                assertThat(wrongs).as("seed %s", seed).isEmpty();
                assertThat(outcomes.getOrDefault("streams whole", 0))
                        .as("seed %s: %s", seed, outcomes)
                        .isGreaterThan(STREAMS / 2);
            }
            for (RealPeer peer : peers) {
                assertThat(peer.acted().values()).as("seed %s", seed).allMatch(times -> times == 1);
                assertThat(peer.status().counts()).containsEntry(Count.LINKS_CRASHED, 0L);
            }
        }

        void close() throws Exception {
            for (RealPeer peer : peers) peer.close();
            for (int i = 0; i < PEERS; i++) for (int j = 0; j < i; j++) paths[i][j].close();
            threads.close();
        }
    }
}
