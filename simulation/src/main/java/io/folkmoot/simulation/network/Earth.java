package io.folkmoot.simulation.network;

import java.time.Duration;
import java.util.List;

/**
 * A mix as a mesh of people's machines may have it: two thirds in Europe, a fifth in North America, the rest everywhere.
 * Round trips between regions are the medians that are measured between a large cloud's sites in Virginia, Ohio, Oregon,
 * Sao Paulo, London, Frankfurt, Cape Town, Mumbai, Singapore, Tokyo and Sydney; those within a region are what its extent
 * takes. Shares and accesses are chosen so that half of all round trips between two peers take less than 80 ms.
 */
final class Earth {
    private static final List<Region> REGIONS = List.of(
            new Region("America, east", 0.13),
            new Region("America, middle", 0.05),
            new Region("America, west", 0.03),
            new Region("America, south", 0.02),
            new Region("Europe, west", 0.27),
            new Region("Europe, middle", 0.41),
            new Region("Africa, south", 0.01),
            new Region("Asia, south", 0.02),
            new Region("Asia, south-east", 0.02),
            new Region("Asia, east", 0.03),
            new Region("Australia", 0.01));

    private static final List<List<Integer>> ROUND_TRIPS = List.of(
            List.of(8, 13, 66, 115, 78, 94, 227, 190, 217, 149, 199),
            List.of(12, 59, 124, 89, 103, 238, 200, 208, 135, 188),
            List.of(14, 174, 128, 143, 274, 224, 166, 99, 141),
            List.of(20, 187, 204, 337, 297, 325, 260, 311),
            List.of(8, 15, 147, 115, 173, 214, 266),
            List.of(10, 155, 114, 160, 226, 253),
            List.of(15, 184, 247, 305, 327),
            List.of(25, 62, 128, 153),
            List.of(15, 70, 94),
            List.of(10, 115),
            List.of(20));

    private static final List<Access> ACCESSES = List.of(
            access("data centre", 0.40, 300, 0.1, 0.0001, Line.megabits(1_000, 1_000, 20)),
            access("fibre", 0.30, 2_000, 0.3, 0.0005, Line.megabits(100, 300, 50)),
            access("cable", 0.22, 5_000, 1.2, 0.002, Line.megabits(20, 200, 300)),
            access("mobile", 0.08, 18_000, 6, 0.01, Line.megabits(10, 40, 500)));

    static final Geography WORLD = Geography.of(REGIONS, ROUND_TRIPS, ACCESSES);

    private Earth() {}

    /** The delay one way in microseconds, the mean of the jitter in milliseconds; peers of a kind differ by about half. */
    private static Access access(String name, double share, int micros, double jitter, double loss, Line line) {
        return new Access(
                name,
                share,
                Duration.ofNanos(micros * 1_000L),
                0.5,
                Duration.ofNanos((long) (jitter * 1_000_000)),
                loss,
                line);
    }
}
