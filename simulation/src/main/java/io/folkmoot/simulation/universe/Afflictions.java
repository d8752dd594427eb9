package io.folkmoot.simulation.universe;

import io.folkmoot.protocol.frames.Address;
import io.folkmoot.simulation.network.Conditions;
import io.folkmoot.simulation.network.Delay;
import io.folkmoot.simulation.world.Chance;
import io.folkmoot.simulation.world.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What befalls a universe at present. Faults of one kind may overlap: a link is cut as long as any of them cuts it, losses
 * add up as those of two bad lines do, and whoever is down for two reasons comes back when the last one ends.
 */
final class Afflictions {
    private static final Conditions FINE = Conditions.after(Delay.fixed(Duration.ZERO));

    private final Universe universe;
    private final List<Fault.Partition> partitions = new ArrayList<>();
    private final List<Fault.OneWay> cuts = new ArrayList<>();
    private final List<Fault.BadWeather> weathers = new ArrayList<>();
    private final List<Fault.Pause> pauses = new ArrayList<>();
    private final List<Fault.Slow> slows = new ArrayList<>();
    private final Map<Integer, Long> downUntil = new TreeMap<>();
    private final Illnesses illnesses;
    private int underWay;

    Afflictions(Universe universe) {
        this.universe = universe;
        illnesses = new Illnesses(universe);
    }

    void suffer(List<Fault> faults) {
        for (Fault fault : faults) universe.world().after(fault.at(), () -> begin(fault));
    }

    /** How many there are at this moment that have not healed. */
    int underWay() {
        return underWay;
    }

    private void begin(Fault fault) {
        long kind = Chance.key(fault.getClass().getSimpleName());
        universe.world().record(Event.NOTE, kind, fault.at().toNanos());
        switch (fault) {
            case Fault.Crash crash -> crash(crash);
            case Fault.Partition partition -> during(partition.lasting(), partitions, partition, this::divide);
            case Fault.OneWay cut -> oneWay(cut);
            case Fault.BadWeather weather -> during(weather.lasting(), weathers, weather, this::blow);
            case Fault.Pause pause -> during(pause.lasting(), pauses, pause, () -> pause(pause.peer()));
            case Fault.Slow slow -> during(slow.lasting(), slows, slow, () -> slow(slow.peer()));
            case Fault.ClockJump jump -> with(jump.peer(), resident -> resident.jump(jump.by()));
            case Fault.BadDisk bad -> badDisk(bad);
        }
    }

    private void with(int peer, Consumer<Resident> deed) {
        if (peer >= 0 && peer < universe.residents().size()) deed.accept(universe.resident(peer));
    }

    private void heal(Duration after, Runnable healing) {
        underWay++;
        universe.world().after(after, () -> {
            underWay--;
            healing.run();
        });
    }

    /** What holds is always worked out from all that are under way, so that their order does not matter. */
    private <F> void during(Duration lasting, List<F> underWay, F fault, Runnable apply) {
        underWay.add(fault);
        apply.run();
        heal(lasting, () -> {
            underWay.remove(fault);
            apply.run();
        });
    }

    /** Somebody who is down already stays so until the later of both ends; somebody who has left stays away. */
    private void crash(Fault.Crash crash) {
        with(crash.peer(), resident -> {
            if (!resident.isRunning() && !downUntil.containsKey(crash.peer())) return;
            long until = universe.world().nanos() + crash.away().toNanos();
            downUntil.merge(crash.peer(), until, Math::max);
            if (resident.isRunning()) resident.crash(crash.kept());
            heal(crash.away(), () -> comeBack(resident));
        });
    }

    private void comeBack(Resident resident) {
        Long until = downUntil.get(resident.number());
        if (until == null || universe.world().nanos() < until) return;
        downUntil.remove(resident.number());
        if (!resident.isRunning() && !resident.isGone()) resident.restart();
    }

    /** Two peers are together when no partition tells them apart. */
    private void divide() {
        Map<List<Boolean>, List<Address>> parts = new LinkedHashMap<>();
        List<List<Integer>> sides =
                partitions.stream().map(Fault.Partition::peers).toList();
        for (Map.Entry<Integer, List<Boolean>> side : sides(sides).entrySet())
            with(
                    side.getKey(),
                    resident -> parts.computeIfAbsent(side.getValue(), key -> new ArrayList<>())
                            .add(resident.address()));
        universe.network().partition(List.copyOf(parts.values()));
    }

    private static Map<Integer, List<Boolean>> sides(List<List<Integer>> parts) {
        Map<Integer, List<Boolean>> sides = new TreeMap<>();
        for (int i = 0; i < parts.size(); i++)
            for (int peer : parts.get(i))
                sides.computeIfAbsent(peer, key -> nowhere(parts.size())).set(i, true);
        return sides;
    }

    private static List<Boolean> nowhere(int many) {
        List<Boolean> side = new ArrayList<>();
        for (int i = 0; i < many; i++) side.add(false);
        return side;
    }

    private void oneWay(Fault.OneWay cut) {
        with(
                cut.from(),
                from -> with(
                        cut.to(),
                        to -> during(cut.lasting(), cuts, cut, () -> {
                            boolean still = cuts.stream()
                                    .anyMatch(other -> other.from() == cut.from() && other.to() == cut.to());
                            if (still) universe.network().cut(from.address(), to.address());
                            else universe.network().mend(from.address(), to.address());
                        })));
    }

    private void blow() {
        Conditions all = FINE;
        for (Fault.BadWeather weather : weathers)
            all = all.and(
                    FINE.losing(weather.loss()).doubling(weather.duplication()).damaging(weather.corruption()));
        universe.network().badWeather(all);
    }

    private void pause(int peer) {
        boolean still = pauses.stream().anyMatch(pause -> pause.peer() == peer);
        with(peer, still ? Resident::pause : Resident::goOn);
    }

    private void slow(int peer) {
        Duration turn = Duration.ZERO;
        for (Fault.Slow slow : slows) if (slow.peer() == peer) turn = turn.plus(slow.turn());
        Duration sum = turn;
        with(peer, resident -> resident.slow(sum));
    }

    private void badDisk(Fault.BadDisk bad) {
        with(bad.peer(), resident -> {
            illnesses.begin(bad, resident);
            heal(bad.lasting(), () -> illnesses.end(bad, resident));
        });
    }
}
