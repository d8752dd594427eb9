package io.folkmoot.simulation.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.simulation.world.Chance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Where peers live, and how far that is. */
class GeographyTest {
    private static final long SEED = 7;
    private static final int MANY = 20_000;

    private final Geography world = Geography.world();

    private static long peer(long number) {
        return Way.peer(SEED, address(number));
    }

    private static Address address(long number) {
        return new Address(
                Bytes.adopt(new byte[] {20, (byte) (number >> 16), (byte) (number >> 8), (byte) number}), 4_000);
    }

    private double roundTripMillis(long one, long other, long packet) {
        return (world.nanos(peer(one), peer(other), Chance.draw(packet, 1))
                        + world.nanos(peer(other), peer(one), Chance.draw(packet, 2)))
                / 1e6;
    }

    @Test
    void halfOfAllRoundTripsTakeLessThanEightyMillisecondsAndTheTailIsHeavy() {
        double[] trips = LongStream.range(0, MANY)
                .mapToDouble(i -> roundTripMillis(2 * i, 2 * i + 1, i))
                .sorted()
                .toArray();
        assertThat(trips[MANY / 2]).isCloseTo(80, within(6.0));
        assertThat(trips[MANY * 95 / 100]).isBetween(220.0, 270.0);
        assertThat(trips[MANY * 99 / 100]).isBetween(280.0, 350.0);
        assertThat(trips[MANY - 1]).isBetween(380.0, 700.0);
        assertThat(trips[MANY / 20]).as("neighbours").isLessThan(20);
    }

    @Test
    void peopleAreSpreadAsTheSharesSay() {
        Map<String, Integer> regions = new TreeMap<>();
        Map<String, Integer> accesses = new TreeMap<>();
        for (int i = 0; i < MANY; i++) {
            Geography.Home home = world.home(peer(i));
            regions.merge(home.region().name(), 1, Integer::sum);
            accesses.merge(home.access().name(), 1, Integer::sum);
        }
        double whole = world.regions().stream().mapToDouble(Region::share).sum();
        for (Region region : world.regions())
            assertThat(regions.getOrDefault(region.name(), 0) / (double) MANY)
                    .as(region.name())
                    .isCloseTo(region.share() / whole, within(0.01));
        for (Access access : world.accesses())
            assertThat(accesses.getOrDefault(access.name(), 0) / (double) MANY)
                    .as(access.name())
                    .isCloseTo(access.share(), within(0.01));
    }

    @Test
    void addressAndSeedAloneDecideWhereSomebodyLives() {
        long moved = 0;
        for (int i = 0; i < 1_000; i++) {
            assertThat(world.home(Way.peer(SEED, address(i)))).isEqualTo(world.home(peer(i)));
            if (!world.home(Way.peer(SEED + 1, address(i))).equals(world.home(peer(i)))) moved++;
        }
        assertThat(moved).isBetween(700L, 950L);
    }

    @Test
    void packetsOfOneLinkDifferByJitterAloneAndTheWayBackIsNotTheWayThere() {
        int skewed = 0;
        for (int link = 0; link < 500; link++) {
            long from = peer(link);
            long to = peer(link + 100_000);
            long least = Long.MAX_VALUE;
            long back = Long.MAX_VALUE;
            for (int packet = 0; packet < 200; packet++) {
                least = Math.min(least, world.nanos(from, to, Chance.draw(link, packet)));
                back = Math.min(back, world.nanos(to, from, Chance.draw(link, packet)));
            }
            if (Math.abs(least - back) > least / 50) skewed++;
            assertThat(world.nanos(from, to, 0))
                    .isBetween(least, least + Duration.ofMillis(150).toNanos());
            assertThat((double) back / least).isBetween(0.85, 1.18);
        }
        assertThat(skewed).isGreaterThan(100);
    }

    @Test
    void accessesLoseWhatTheySay() {
        double mean = LongStream.range(0, MANY)
                .mapToDouble(i -> world.loss(peer(2 * i), peer(2 * i + 1)))
                .average()
                .orElseThrow();
        double each =
                world.accesses().stream().mapToDouble(a -> a.share() * a.loss()).sum();
        assertThat(mean).isCloseTo(2 * each, within(0.1 * each));
    }

    @Test
    void aMatrixMustFitItsRegions() {
        List<Region> two = List.of(new Region("here", 0.5), new Region("there", 0.5));
        List<Access> one = List.of(new Access("wire", 1, Duration.ZERO, 0, Duration.ZERO, 0, Line.UNLIMITED));
        assertThatThrownBy(() -> Geography.of(two, List.of(List.of(1, 100)), one))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Geography.of(two, List.of(List.of(1), List.of(1, 100)), one))
                .isInstanceOf(IllegalArgumentException.class);
        Geography fits = Geography.of(two, List.of(List.of(2, 100), List.of(2)), one);
        for (int i = 0; i < 100; i++) {
            boolean near = fits.home(peer(i)).equals(fits.home(peer(i + 100)));
            double millis = fits.nanos(peer(i), peer(i + 100), 1) / 1e6;
            assertThat(millis).isBetween(near ? 0.5 : 25.0, near ? 1.8 : 95.0);
        }
    }
}
