package io.folkmoot.simulation.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.links.Count;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.actors.links.Reply.Answered;
import io.folkmoot.actors.links.Reply.Unanswered;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Send;
import io.folkmoot.protocol.frames.Store;
import io.folkmoot.simulation.network.Conditions;
import io.folkmoot.simulation.network.Delay;
import io.folkmoot.simulation.network.SimulatedNetwork;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams among requests on a bad network, while peers are killed and come back. */
class StreamStormTest {
    private static final int VILLAGERS = 4;
    private static final int STREAMS = 100;
    private static final int REQUESTS = 2_000;
    private static final int SHORTEST = 1 << 10;
    private static final int LONGEST = 300 << 10;
    private static final Duration BETWEEN_STREAMS = Duration.ofMillis(400);
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(20);
    private static final Duration BETWEEN_CRASHES = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Conditions STORM = Conditions.after(Delay.uniform(Duration.ofMillis(2), Duration.ofMillis(40)))
            .losing(0.3)
            .doubling(0.1);

    @Test
    void everyStreamArrivesWholeOrBreaksWithAReason() {
        Storm storm = new Storm(Long.getLong("folkmoot.seed", 20));
        storm.rage();
        storm.report();
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void onOtherSeedsToo(long seed) {
        Storm storm = new Storm(seed);
        storm.rage();
        storm.report();
    }

    @Test
    void theSameSeedIsTheSameStorm() {
        assertThat(new Storm(5).rage()).isEqualTo(new Storm(5).rage());
    }

    /** One stream as its opener knows it. */
    private record Transfer(int opener, int life, Bytes letter, Correspondent writer) {}

    private record Errand(int asker, int life, Message message) {}

    private static final class Storm {
        final long seed;
        final World world;
        final RandomGenerator dice;
        final SimulatedNetwork network;
        final List<Villager> villagers = new ArrayList<>();
        final int[] lives = new int[VILLAGERS];
        final boolean[] isUp = new boolean[VILLAGERS];
        final List<Transfer> transfers = new ArrayList<>();
        final List<Errand> errands = new ArrayList<>();
        final Map<Long, Integer> replies = new TreeMap<>();
        final Map<String, Integer> outcomes = new TreeMap<>();
        int crashes;

        Storm(long seed) {
            this.seed = seed;
            this.world = World.withSeed(seed);
            this.dice = world.random("storm");
            this.network = new SimulatedNetwork(world);
            network.conditions(STORM);
            for (int i = 0; i < VILLAGERS; i++) villagers.add(villager(i));
        }

        private Villager villager(int number) {
            Villager villager = new Villager(world, network, "villager" + number, number + 1);
            villager.serving = offered -> {
                if (isUp[number]) Correspondent.echo(villager, offered);
            };
            villager.onReply = this::onReply;
            isUp[number] = true;
            return villager;
        }

        Bytes rage() {
            world.after(BETWEEN_STREAMS, this::openOne);
            world.after(BETWEEN_REQUESTS, this::askOne);
            world.after(BETWEEN_CRASHES, this::crashOne);
            boolean done = world.runUntil(this::isOver, Duration.ofMinutes(10));
            assertThat(done)
                    .as("seed %s: open streams %s, open requests %s", seed, open(), unanswered())
                    .isTrue();
            world.runFor(Duration.ofMinutes(1));
            Bytes trace = world.traceHash();
            check();
            world.close();
            return trace;
        }

        private boolean isOver() {
            return transfers.size() == STREAMS && errands.size() == REQUESTS && open() == 0 && unanswered() == 0;
        }

        private long open() {
            return transfers.stream()
                    .filter(each -> lives[each.opener()] == each.life()
                            && !each.writer().isOver())
                    .count();
        }

        private long unanswered() {
            long unanswered = 0;
            for (int i = 0; i < errands.size(); i++) {
                Errand errand = errands.get(i);
                if (lives[errand.asker()] == errand.life() && !replies.containsKey((long) i)) unanswered++;
            }
            return unanswered;
        }

        private int somebody() {
            while (true) {
                int chosen = dice.nextInt(VILLAGERS);
                if (isUp[chosen]) return chosen;
            }
        }

        private Villager otherThan(int villager) {
            return villagers.get((villager + 1 + dice.nextInt(VILLAGERS - 1)) % VILLAGERS);
        }

        private void openOne() {
            int opener = somebody();
            Bytes letter = Questions.bytes(dice, SHORTEST + dice.nextInt(LONGEST - SHORTEST));
            Correspondent writer = Correspondent.writing(letter);
            transfers.add(new Transfer(opener, lives[opener], letter, writer));
            villagers.get(opener).openStream(otherThan(opener), "echo", PATIENCE, writer::hear);
            if (transfers.size() < STREAMS) world.after(BETWEEN_STREAMS, this::openOne);
        }

        private void askOne() {
            int asker = somebody();
            Bytes body = Questions.bytes(dice, dice.nextInt(20) == 0 ? 20_000 + dice.nextInt(40_000) : 200);
            Message message = body.length() > Send.MAX_LENGTH ? Questions.store(body) : new Send(body);
            errands.add(new Errand(asker, lives[asker], message));
            villagers.get(asker).ask(otherThan(asker), message, errands.size() - 1, PATIENCE);
            if (errands.size() < REQUESTS) world.after(BETWEEN_REQUESTS, this::askOne);
        }

        private void onReply(Reply reply) {
            replies.merge(reply.ref(), 1, Integer::sum);
            Errand errand = errands.get((int) reply.ref());
            switch (reply) {
                case Answered answered -> {
                    boolean echoed =
                            answered.answer().equals(new Response(new Answer.Accepted(body(errand.message()))));
                    assertThat(echoed)
                            .as("seed %s: the answer to %s", seed, reply.ref())
                            .isTrue();
                    count("requests answered");
                }
                case Unanswered unanswered ->
                    count("requests " + unanswered.why().name().toLowerCase(Locale.ROOT));
            }
        }

        private static Bytes body(Message message) {
            return switch (message) {
                case Send(Bytes body) -> body;
                case Store store -> store.record();
                default -> throw new IllegalArgumentException("never asked: " + message.type());
            };
        }

        private void count(String outcome) {
            outcomes.merge(outcome, 1, Integer::sum);
        }

        private void crashOne() {
            if (transfers.size() == STREAMS) return;
            int unlucky = dice.nextInt(VILLAGERS);
            Villager villager = villagers.get(unlucky);
            boolean silently = dice.nextBoolean();
            List<Villager> others =
                    villagers.stream().filter(each -> each != villager).toList();
            if (silently) others.forEach(each -> network.cut(villager.address, each.address));
            villager.crash();
            isUp[unlucky] = false;
            crashes++;
            lives[unlucky]++;
            world.after(Duration.ofMillis(500), () -> {
                network.mendAll();
                villager.start();
                isUp[unlucky] = true;
            });
            world.after(BETWEEN_CRASHES, this::crashOne);
        }

        private void check() {
            assertThat(world.errors()).as("seed %s", seed).isEmpty();
            assertThat(replies.values())
                    .as("seed %s: replies to one request", seed)
                    .allMatch(times -> times == 1);
            for (Transfer transfer : transfers) count("streams " + outcome(transfer));
            for (Villager villager : villagers) {
                assertThat(villager.acted.values()).as("seed %s", seed).allMatch(times -> times == 1);
                assertThat(villager.count(Count.LINKS_CRASHED)).isZero();
                assertThat(villager.count(Count.DROPPED_STREAM))
                        .as("seed %s", seed)
                        .isZero();
            }
            assertThat(outcomes.getOrDefault("streams whole", 0))
                    .as("seed %s", seed)
                    .isGreaterThan(STREAMS / 2);
        }

        private String outcome(Transfer transfer) {
            Correspondent writer = transfer.writer();
            if (writer.heard.contains("ended")) {
                assertThat(writer.received)
                        .as("seed %s", seed)
                        .isEqualTo(transfer.letter().length());
                assertThat(writer.hash()).as("seed %s", seed).isEqualTo(Sha256.hash(transfer.letter()));
                return "whole";
            }
            return writer.isBroken() ? writer.heard.getLast() : "lost with their opener";
        }

        void report() {
            System.out.printf(
                    Locale.ROOT,
                    "seed %d: %d virtual s, %d crashes: %s%n",
                    seed,
                    world.nanos() / 1_000_000_000,
                    crashes,
                    outcomes);
        }
    }
}
