package io.folkmoot.simulation.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.packets.PacketType;
import io.folkmoot.simulation.crypto.Cryptography;
import io.folkmoot.simulation.network.Conditions;
import io.folkmoot.simulation.universe.Universe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whole peers do with the stand-in what they do with the real cryptography, packet by packet. */
class StandInVillageTest {
    private static final long SEED = 3;

    /** All of a packet that does not hang on keys. */
    private record Sent(
            long nanos, Address from, Address to, @Nullable PacketType type, int length) {}

    /** Of the stand-ins, the first that settles two peers as far apart as the real cryptography does: that decides how many searches they make. */
    private static final Cryptography STAND_IN = IntStream.rangeClosed(1, 1_000)
            .mapToObj(Cryptography::standIn)
            .filter(standIn -> shared(standIn) == shared(Cryptography.real()))
            .findFirst()
            .orElseThrow();

    /** How many bits of the first two peers' places are the same. */
    private static int shared(Cryptography cryptography) {
        try (Universe universe =
                Universe.withSeed(SEED).cryptography(cryptography).open()) {
            return Distance.commonPrefix(
                    universe.newcomer().id(), universe.newcomer().id());
        }
    }

    private record Life(List<Sent> packets, Bytes trace) {}

    /** Of two, because among more their places decide who is asked first. */
    private static Life lifeBy(Cryptography cryptography) {
        List<Sent> packets = new ArrayList<>();
        try (Universe universe =
                Universe.withSeed(SEED).cryptography(cryptography).open()) {
            universe.network()
                    .tap(passing -> packets.add(new Sent(
                            passing.nanos(),
                            passing.from(),
                            passing.to(),
                            PacketType.of(passing.packet().toArray()),
                            passing.packet().length())));
            Village.settle(universe, 2);
            universe.resident(1).put("news", "hello");
            assertThat(universe.resident(0).get(universe.resident(1), "news")).contains("hello");
            universe.resident(1).crash();
            universe.world().runFor(Duration.ofMinutes(2));
            universe.resident(1).start(List.of(universe.resident(0).entrance()));
            universe.world().runFor(Duration.ofMinutes(90));
            return new Life(packets, universe.world().traceHash());
        }
    }

    @Test
    void theSamePacketsGoAtTheSameTimesInTheSameSizes() {
        List<Sent> real = lifeBy(Cryptography.real()).packets();
        assertThat(real).extracting(Sent::type).contains(PacketType.INIT, PacketType.RESPONSE, PacketType.TRANSPORT);
        assertThat(lifeBy(STAND_IN).packets()).isEqualTo(real);
    }

    @Test
    void theSameSeedsGiveTheSameTrace() {
        Life life = lifeBy(STAND_IN);
        assertThat(lifeBy(STAND_IN)).isEqualTo(life);
        assertThat(lifeBy(Cryptography.standIn(0)).trace()).isNotEqualTo(life.trace());
    }

    /** The luck of the network hits the same packets at the same bits. */
    @Test
    void damagedPacketsAreRefusedAtTheSamePlaces() {
        List<Map<String, Long>> real = countsBy(Cryptography.real());
        assertThat(real)
                .allSatisfy(counts -> assertThat(counts.get("dropped-unopened")).isPositive());
        assertThat(countsBy(STAND_IN)).isEqualTo(real);
    }

    private static List<Map<String, Long>> countsBy(Cryptography cryptography) {
        try (Universe universe =
                Universe.withSeed(SEED).cryptography(cryptography).open()) {
            universe.network().conditions(Conditions.GOOD.damaging(0.1).doubling(0.1));
            Village.settle(universe, 2);
            for (int i = 0; i < 60; i++) {
                Village.seekSomething(universe.resident(i % 2));
                universe.world().runFor(Duration.ofSeconds(20));
            }
            return universe.residents().stream()
                    .map(inhabitant -> inhabitant.status().counts())
                    .toList();
        }
    }
}
