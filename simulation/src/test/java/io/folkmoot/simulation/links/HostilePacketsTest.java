package io.folkmoot.simulation.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.links.Count;
import io.folkmoot.actors.links.Inbound;
import io.folkmoot.actors.links.LinkSettings;
import io.folkmoot.actors.links.Reply.Answered;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.frames.Send;
import io.folkmoot.protocol.packets.PacketType;
import io.folkmoot.simulation.network.Conditions;
import io.folkmoot.simulation.network.SimulatedNetwork;
import io.folkmoot.simulation.network.Tap;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Everything that two peers ever said to each other, damaged and sent again from everywhere, while they go on talking. */
class HostilePacketsTest {
    private static final Duration STEP = Duration.ofMillis(20);
    private static final int PER_STEP = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int RECORDED_FIRST = 300;
    private static final int MOST_RECORDED = 700;
    /** So short that sessions are renewed many times in a test. */
    private static final LinkSettings SETTINGS =
            new LinkSettings(16 << 10, 256, 64, Duration.ofMinutes(10), Duration.ofSeconds(60), Duration.ofSeconds(5));

    @Test
    void aFewDamagedPacketsDoNoHarm() {
        new Siege(Long.getLong("folkmoot.seed", 81), 20_000).hold();
    }

    @Test
    @Tag("slow")
    void aFloodOfDamagedPacketsDoesNoHarm() {
        new Siege(Long.getLong("folkmoot.seed", 82), Integer.getInteger("folkmoot.packets", 200_000)).hold();
    }

    private static final class Siege {
        final long seed;
        final int packets;
        final World world;
        final SimulatedNetwork network;
        final SplittableRandom dice;
        final Villager ann;
        final Villager bob;
        final List<byte[]> recorded = new ArrayList<>();
        boolean recording = true;
        int overwritten;
        int asked;

        Siege(long seed, int packets) {
            this.seed = seed;
            this.packets = packets;
            world = World.withSeed(seed);
            network = new SimulatedNetwork(world);
            dice = new SplittableRandom(seed);
            network.conditions(Conditions.GOOD);
            network.tap(this::record);
            ann = new Villager(world, network, "ann", 1, SETTINGS);
            bob = new Villager(world, network, "bob", 2, SETTINGS);
        }

        /** All of the first conversation, and then always the latest too, so that there is something of live sessions. */
        private void record(Tap.Passing packet) {
            // The resets that the attack itself draws would soon be all that there is.
            if (!recording || Neighbourly.type(packet) == PacketType.RESET) return;
            if (recorded.size() < MOST_RECORDED) recorded.add(packet.packet().toArray());
            else
                recorded.set(
                        RECORDED_FIRST + overwritten++ % (MOST_RECORDED - RECORDED_FIRST),
                        packet.packet().toArray());
        }

        void hold() {
            converse();
            attack();
            world.runFor(Duration.ofMinutes(1));
            report();
            check();
            world.close();
        }

        /** Requests and parts both ways, renewals, and a move to another address. */
        private void converse() {
            for (int i = 0; i < 100; i++) {
                // Between two renewals: a new handshake would prove the new path by itself.
                if (i == 35) ann.moveTo(3);
                if (i == 35) ann.ask(bob, something(), asked++, PATIENCE);
                askSomething();
                world.runFor(Duration.ofMillis(200));
            }
            assertThat(ann.count(Count.PATHS_CHANGED) + bob.count(Count.PATHS_CHANGED))
                    .isPositive();
            assertThat(ann.count(Count.SESSIONS_CONFIRMED)).isGreaterThan(3);
        }

        private void askSomething() {
            Villager asker = dice.nextBoolean() ? ann : bob;
            asker.ask(asker == ann ? bob : ann, something(), asked++, PATIENCE);
        }

        private Message something() {
            int kind = dice.nextInt(6);
            if (kind == 0) return new Ping();
            if (kind == 1) return Questions.findNode();
            byte[] body = new byte[kind == 2 ? dice.nextInt(2_000, 16_000) : 200];
            dice.nextBytes(body);
            return new Send(Bytes.adopt(body));
        }

        private void attack() {
            Mutations mutations = new Mutations(dice, recorded);
            List<Rogue> strangers = new ArrayList<>();
            for (int i = 0; i < 8; i++) strangers.add(new Rogue(world, network, "stranger" + i, 1_000 + 300 * i));
            for (int sent = 0; sent < packets; sent += PER_STEP) {
                recording = false;
                for (int i = 0; i < PER_STEP; i++) send(mutations.next(), strangers);
                recording = true;
                askSomething();
                world.runFor(STEP);
                strangers.forEach(stranger -> stranger.got.clear());
            }
        }

        /** To either of them; as if from the other, from itself, or from somebody else. */
        private void send(byte[] packet, List<Rogue> strangers) {
            boolean toAnn = dice.nextBoolean();
            Address to = toAnn ? ann.address : bob.address;
            switch (dice.nextInt(4)) {
                case 0 -> ann.sendRaw(to, packet);
                case 1 -> bob.sendRaw(to, packet);
                default -> strangers.get(dice.nextInt(strangers.size())).send(to, packet);
            }
        }

        private void check() {
            String where = "seed " + seed;
            assertThat(world.errors()).as(where).isEmpty();
            assertThat(ann.replies.size() + bob.replies.size()).as(where).isEqualTo(asked);
            for (Villager villager : List.of(ann, bob)) {
                assertThat(villager.replies).as(where).allMatch(reply -> reply instanceof Answered);
                assertThat(villager.acted.values()).as(where).allMatch(times -> times == 1);
                assertThat(villager.status().counts()).as(where).containsEntry(Count.LINKS_CRASHED, 0L);
                assertThat(villager.count(Count.DROPPED_UNOPENED))
                        .as("%s: damaged packets of live sessions", where)
                        .isGreaterThan(packets / 40);
                assertThat(villager.status().links()).as(where).hasSize(1);
                // A first packet of before may be played back, and its read asked once more each time.
                assertThat(villager.inbound.stream().filter(Siege::isNeitherReadNorRequest))
                        .as(where)
                        .isEmpty();
            }
        }

        private static boolean isNeitherReadNorRequest(Inbound inbound) {
            return !(inbound instanceof Inbound.Asked);
        }

        private void report() {
            System.out.printf(
                    Locale.ROOT,
                    "seed %d: %d damaged packets; %d honest requests, %d + %d answered%n",
                    seed,
                    packets,
                    asked,
                    ann.replies.size(),
                    bob.replies.size());
            for (Villager villager : List.of(ann, bob)) {
                Map<String, Long> counts = new TreeMap<>();
                villager.status().counts().forEach((count, n) -> counts.put(count.word(), n));
                counts.values().removeIf(n -> n == 0);
                System.out.println(counts + " " + villager.status().dropsAtTheDoor());
            }
        }
    }
}
