package io.folkmoot.simulation.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.links.Count;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.actors.links.Reply.Answered;
import io.folkmoot.actors.links.Reply.Unanswered;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.FindNode;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.frames.Pong;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Send;
import io.folkmoot.protocol.identity.NodeId;
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

/** A bad network and peers that are killed and come back, under full load. */
class StormTest {
    private static final int VILLAGERS = 6;
    private static final int IN_FLIGHT = 24;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_CRASHES = Duration.ofSeconds(4);

    private static final Conditions STORM = Conditions.after(Delay.uniform(Duration.ofMillis(2), Duration.ofMillis(40)))
            .losing(0.3)
            .doubling(0.1);

    @Test
    @Tag("slow")
    void everyRequestIsAnsweredOnceOrFailsWithAReasonAndNothingIsDoneTwice() {
        Storm storm = new Storm(Long.getLong("folkmoot.seed", 20), Integer.getInteger("folkmoot.requests", 100_000));
        storm.rage();
        storm.report();
    }

    @Test
    void theSameSeedIsTheSameStorm() {
        assertThat(hash(5)).isEqualTo(hash(5)).isNotEqualTo(hash(6));
    }

    private static Bytes hash(long seed) {
        Storm storm = new Storm(seed, 500);
        storm.rage();
        return storm.trace;
    }

    /** One request as its asker knows it. */
    private static final class Errand {
        final Villager asker;
        final int life;
        final Message message;
        int replies;

        Errand(Villager asker, int life, Message message) {
            this.asker = asker;
            this.life = life;
            this.message = message;
        }
    }

    private static final class Storm {
        final long seed;
        final int requests;
        final World world;
        final RandomGenerator dice;
        final List<Villager> villagers = new ArrayList<>();
        final int[] lives = new int[VILLAGERS];
        final List<Errand> errands = new ArrayList<>();
        final Map<String, Integer> outcomes = new TreeMap<>();
        Bytes trace = Bytes.EMPTY;
        int open;
        int orphaned;
        int crashes;

        Storm(long seed, int requests) {
            this.seed = seed;
            this.requests = requests;
            this.world = World.withSeed(seed);
            this.dice = world.random("storm");
            SimulatedNetwork network = new SimulatedNetwork(world);
            network.conditions(STORM);
            for (int i = 0; i < VILLAGERS; i++) villagers.add(new Villager(world, network, "villager" + i, i + 1));
        }

        void rage() {
            for (int i = 0; i < VILLAGERS; i++) begin(i);
            world.after(BETWEEN_CRASHES, this::crashOne);
            boolean done = world.runUntil(() -> errands.size() >= requests && open == 0, Duration.ofHours(10));
            assertThat(done).as("seed %s: %s open", seed, open).isTrue();
            // Late and doubled packets still arrive: no second reply may come of them.
            world.runFor(Duration.ofMinutes(2));
            trace = world.traceHash();
            check();
            world.close();
        }

        private void begin(int villager) {
            villagers.get(villager).onReply = this::onReply;
            for (int i = 0; i < IN_FLIGHT; i++) ask(villager);
        }

        private void ask(int villager) {
            if (errands.size() >= requests) return;
            Villager asker = villagers.get(villager);
            int other = (villager + 1 + dice.nextInt(VILLAGERS - 1)) % VILLAGERS;
            Errand errand = new Errand(asker, lives[villager], someMessage(errands.size()));
            errands.add(errand);
            open++;
            asker.ask(villagers.get(other), errand.message, errands.size() - 1, PATIENCE);
        }

        private Message someMessage(int number) {
            int kind = dice.nextInt(20);
            if (kind == 0) return new Ping();
            if (kind < 5) return new FindNode(new NodeId(number, 0, 0, 0), 20);
            byte[] body = new byte[kind == 5 ? 2_000 + dice.nextInt(12_000) : 160];
            dice.nextBytes(body);
            body[0] = (byte) (number >> 24);
            body[1] = (byte) (number >> 16);
            body[2] = (byte) (number >> 8);
            body[3] = (byte) number;
            return new Send(Bytes.adopt(body));
        }

        private void onReply(Reply reply) {
            Errand errand = errands.get((int) reply.ref());
            errand.replies++;
            assertThat(errand.replies)
                    .as("seed %s: replies to request %s", seed, reply.ref())
                    .isEqualTo(1);
            outcomes.merge(outcome(errand, reply), 1, Integer::sum);
            open--;
            ask(villagers.indexOf(errand.asker));
        }

        private String outcome(Errand errand, Reply reply) {
            return switch (reply) {
                case Answered answered -> {
                    assertThat(fits(errand.message, answered.answer()))
                            .as("seed %s: %s", seed, answered)
                            .isTrue();
                    yield "answered";
                }
                case Unanswered unanswered -> unanswered.why().name().toLowerCase(Locale.ROOT);
            };
        }

        private static boolean fits(Message message, Message answer) {
            return switch (message) {
                case Send(Bytes body) -> answer.equals(new Response(new Answer.Accepted(body)));
                case Ping() -> answer instanceof Pong;
                default ->
                    answer instanceof Response(Answer.Nodes nodes)
                            && nodes.contacts().isEmpty();
            };
        }

        private void crashOne() {
            if (errands.size() >= requests) return;
            int unlucky = dice.nextInt(VILLAGERS);
            Villager villager = villagers.get(unlucky);
            villager.onReply = reply -> {};
            villager.crash();
            crashes++;
            for (Errand errand : errands) {
                if (errand.asker != villager || errand.life != lives[unlucky] || errand.replies > 0) continue;
                open--;
                orphaned++;
            }
            lives[unlucky]++;
            world.after(Duration.ofMillis(500), () -> {
                villager.start();
                begin(unlucky);
            });
            world.after(BETWEEN_CRASHES, this::crashOne);
        }

        private void check() {
            assertThat(world.errors()).as("seed %s", seed).isEmpty();
            for (Villager villager : villagers) {
                villager.acted.forEach((body, times) -> assertThat(times)
                        .as("seed %s: a message of %s bytes", seed, body.length())
                        .isEqualTo(1));
                assertThat(villager.status().counts()).containsEntry(Count.LINKS_CRASHED, 0L);
            }
        }

        void report() {
            System.out.printf(
                    Locale.ROOT,
                    "seed %d: %d requests in %d virtual s, %d crashes: %s; %d lost with their asker%n",
                    seed,
                    errands.size(),
                    world.nanos() / 1_000_000_000,
                    crashes,
                    outcomes,
                    orphaned);
            Map<Count, Long> sums = new TreeMap<>();
            System.out.println(sums);
        }
    }
}
