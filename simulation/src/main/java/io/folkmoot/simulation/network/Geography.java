package io.folkmoot.simulation.network;

import io.folkmoot.simulation.world.Chance;
import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Where peers live and how far that is. Regions have a matrix of round trips between them; on top comes what each peer's
 * own access takes. Address and seed alone decide where somebody lives, so nothing is kept for a peer or a link.
 */
public final class Geography {
    private static final int REGION = 1;
    private static final int ACCESS = 2;
    private static final int LAST_MILE = 3;
    private static final int ROUTE = 4;
    private static final int SKEW = 5;
    private static final int JITTER_FROM = 6;
    private static final int JITTER_TO = 7;

    /** Routes between two regions differ by the exchange points that they take. */
    private static final Spread ROUTES = Spread.logNormal(0.15);

    private static final Spread WAITS = Spread.exponential();

    /** The way there may take so much of the way longer than the way back, or shorter. */
    private static final double MOST_SKEW = 0.1;

    private final List<Region> regions;
    private final List<Access> accesses;
    private final long[] backbone;
    private final Spread[] spreads;
    private final long[] medians;
    private final long[] jitters;
    private final double[] losses;
    private final double[] regionEnds;
    private final double[] accessEnds;

    /** Where one peer lives. */
    public record Home(Region region, Access access) {}

    private Geography(List<Region> regions, List<List<Integer>> millis, List<Access> accesses) {
        this.regions = List.copyOf(regions);
        this.accesses = List.copyOf(accesses);
        backbone = oneWay(regions.size(), millis);
        spreads = accesses.stream()
                .map(access -> Spread.logNormal(access.spread()))
                .toArray(Spread[]::new);
        medians =
                accesses.stream().mapToLong(access -> access.median().toNanos()).toArray();
        jitters =
                accesses.stream().mapToLong(access -> access.jitter().toNanos()).toArray();
        regionEnds = ends(regions.stream().mapToDouble(Region::share).toArray());
        accessEnds = ends(accesses.stream().mapToDouble(Access::share).toArray());
        losses = accesses.stream().mapToDouble(Access::loss).toArray();
    }

    /**
     * The round trips, in milliseconds, from each region to itself and to those after it in the list. Shares that do not
     * make up a whole count by what they are of their sum.
     */
    public static Geography of(List<Region> regions, List<List<Integer>> roundTrips, List<Access> accesses) {
        if (regions.isEmpty() || accesses.isEmpty()) throw new IllegalArgumentException("a geography without places");
        return new Geography(regions, roundTrips, accesses);
    }

    /** As people's machines are spread: see {@link Earth}. */
    public static Geography world() {
        return Earth.WORLD;
    }

    private static double[] ends(double[] shares) {
        double whole = DoubleStream.of(shares).sum();
        if (!(whole > 0)) throw new IllegalArgumentException("nobody lives anywhere");
        double[] ends = new double[shares.length];
        double end = 0;
        for (int i = 0; i < shares.length; i++) ends[i] = end += shares[i] / whole;
        return ends;
    }

    private static long[] oneWay(int many, List<List<Integer>> roundTrips) {
        if (roundTrips.size() != many) throw new IllegalArgumentException(many + " regions and " + roundTrips.size());
        long[] ways = new long[many * many];
        for (int from = 0; from < many; from++) {
            List<Integer> row = roundTrips.get(from);
            if (row.size() != many - from)
                throw new IllegalArgumentException("row " + from + " has " + row.size() + ", not " + (many - from));
            for (int to = from; to < many; to++) {
                long way = Duration.ofMillis(row.get(to - from)).toNanos() / 2;
                ways[from * many + to] = way;
                ways[to * many + from] = way;
            }
        }
        return ways;
    }

    public List<Region> regions() {
        return regions;
    }

    public List<Access> accesses() {
        return accesses;
    }

    /** Where the peer lives that a draw stands for. */
    Home home(long peer) {
        return new Home(regions.get(region(peer)), accesses.get(access(peer)));
    }

    private int region(long peer) {
        return choose(regionEnds, Chance.unit(Chance.draw(peer, REGION)));
    }

    private int access(long peer) {
        return choose(accessEnds, Chance.unit(Chance.draw(peer, ACCESS)));
    }

    private static int choose(double[] ends, double luck) {
        int chosen = 0;
        while (chosen < ends.length - 1 && luck >= ends[chosen]) chosen++;
        return chosen;
    }

    /** How long one packet is under way; the draws stand for the two peers and for the packet. */
    long nanos(long from, long to, long packet) {
        int fromAccess = access(from);
        int toAccess = access(to);
        double route = backbone[region(from) * regions.size() + region(to)] * ROUTES.at(Chance.draw(from ^ to, ROUTE));
        double skew = 1 + MOST_SKEW * (Chance.unit(Chance.draw(from, to, SKEW)) - 0.5);
        double waits = jitters[fromAccess] * WAITS.at(Chance.draw(packet, JITTER_FROM))
                + jitters[toAccess] * WAITS.at(Chance.draw(packet, JITTER_TO));
        return (long) (route * skew + lastMile(from, fromAccess) + lastMile(to, toAccess) + waits);
    }

    private double lastMile(long peer, int access) {
        return medians[access] * spreads[access].at(Chance.draw(peer, LAST_MILE));
    }

    double loss(long from, long to) {
        return 1 - (1 - losses[access(from)]) * (1 - losses[access(to)]);
    }

    Line line(long peer) {
        return accesses.get(access(peer)).line();
    }
}
