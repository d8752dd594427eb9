package io.folkmoot.simulation.universe;

import io.folkmoot.simulation.world.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws what befalls a universe. Each fault hangs on the seed, its kind and its number, and on no other fault. */
public final class Faults {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final long seed;
    private final int peers;
    private final Duration time;
    private final List<Fault> drawn = new ArrayList<>();

    private Faults(long seed, int peers, Duration time) {
        this.seed = seed;
        this.peers = peers;
        this.time = time;
    }

    /** How many of each there are in an hour, in the whole universe. */
    public record Blend(
            double crashes,
            double partitions,
            double oneWays,
            double weathers,
            double pauses,
            double slows,
            double jumps,
            double disks) {
        /** What a rough day brings to so many peers: each is hit a few times a day, the network every few hours. */
        public static Blend usual(int peers) {
            double each = peers / 24.0;
            return new Blend(2 * each, 0.2, each, 0.3, 2 * each, each / 2, each / 4, each / 2);
        }

        public Blend times(double factor) {
            return new Blend(
                    crashes * factor,
                    partitions * factor,
                    oneWays * factor,
                    weathers * factor,
                    pauses * factor,
                    slows * factor,
                    jumps * factor,
                    disks * factor);
        }
    }

    /**
     * The faults of so much time, in order; the first peer, through which others come, is hit as all are. Whoever comes after
     * those many is hit by nothing but the network's.
     */
    public static List<Fault> drawn(long seed, Blend blend, int peers, Duration time) {
        Faults faults = new Faults(seed, peers, time);
        faults.draw("crash", blend.crashes(), Faults::crash);
        faults.draw("partition", blend.partitions(), faults::partition);
        faults.draw("one way", blend.oneWays(), Faults::oneWay);
        faults.draw("weather", blend.weathers(), Faults::weather);
        faults.draw("pause", blend.pauses(), Faults::pause);
        faults.draw("slow", blend.slows(), Faults::slow);
        faults.draw("jump", blend.jumps(), Faults::jump);
        faults.draw("disk", blend.disks(), Faults::disk);
        faults.drawn.sort(Comparator.comparing(Fault::at));
        return List.copyOf(faults.drawn);
    }

    @FunctionalInterface
    private interface Kind {
        Fault of(Luck luck);
    }

    /** As many as the rate says; of a broken number, the last one by luck. */
    private void draw(String kind, double perHour, Kind make) {
        if (peers == 0) return;
        long key = Chance.draw(seed, Chance.key("faults"), Chance.key(kind));
        double wanted = perHour * time.toNanos() / Duration.ofHours(1).toNanos();
        int many = (int) wanted;
        if (Chance.unit(key) < wanted - many) many++;
        for (int i = 0; i < many; i++) drawn.add(make.of(new Luck(Chance.draw(key, i), peers, time)));
    }

    private static Fault crash(Luck luck) {
        double which = luck.unit(4);
        Fault.Kept kept = which < 0.6 ? Fault.Kept.DISK : which < 0.9 ? Fault.Kept.SYNCED : Fault.Kept.NOTHING;
        return new Fault.Crash(luck.at(), luck.peer(1), luck.lasting(2, 5, 1_800), kept);
    }

    private Fault partition(Luck luck) {
        double share = 0.1 + 0.4 * luck.unit(1);
        List<Integer> side = new ArrayList<>();
        for (int peer = 0; peer < peers; peer++) if (luck.unit(100 + peer) < share) side.add(peer);
        return new Fault.Partition(luck.at(), luck.lasting(2, 30, 1_800), side);
    }

    private static Fault oneWay(Luck luck) {
        return new Fault.OneWay(luck.at(), luck.lasting(2, 10, 3_600), luck.peer(1), luck.peer(3));
    }

    private static Fault weather(Luck luck) {
        double loss = 0.3 * luck.unit(1);
        return new Fault.BadWeather(
                luck.at(), luck.lasting(2, 30, 1_800), loss, 0.1 * luck.unit(3), 0.01 * luck.unit(4));
    }

    private static Fault pause(Luck luck) {
        return new Fault.Pause(luck.at(), luck.lasting(2, 1, 60), luck.peer(1));
    }

    private static Fault slow(Luck luck) {
        return new Fault.Slow(
                luck.at(), luck.lasting(2, 30, 1_800), luck.peer(1), Duration.ofMillis(1 + luck.below(3, 5)));
    }

    /** Most by less than a minute, as when a time server is heard at last; some by hours, as when a zone was wrong. */
    private static Fault jump(Luck luck) {
        long most = luck.unit(2) < 0.8 ? 60 : 7_200;
        long by = (long) ((2 * luck.unit(3) - 1) * most * SECOND);
        return new Fault.ClockJump(luck.at(), luck.peer(1), Duration.ofNanos(by));
    }

    private static Fault disk(Luck luck) {
        Fault.Trouble[] troubles = Fault.Trouble.values();
        Fault.Trouble trouble = troubles[luck.below(3, troubles.length)];
        return new Fault.BadDisk(luck.at(), luck.lasting(2, 30, 1_800), luck.peer(1), trouble);
    }

    /** What is drawn for one fault, each part by its number. */
    private record Luck(long key, int peers, Duration time) {
        double unit(int part) {
            return Chance.unit(Chance.draw(key, part));
        }

        int below(int part, int bound) {
            return Chance.below(Chance.draw(key, part), bound);
        }

        Duration at() {
            return Duration.ofNanos((long) (unit(0) * time.toNanos()));
        }

        int peer(int part) {
            return below(part, peers);
        }

        /** Between so many seconds, and as often up to twice as long as up to four times. */
        Duration lasting(int part, double least, double most) {
            double seconds = least * StrictMath.exp(unit(part) * StrictMath.log(most / least));
            return Duration.ofNanos((long) (seconds * SECOND));
        }
    }
}
