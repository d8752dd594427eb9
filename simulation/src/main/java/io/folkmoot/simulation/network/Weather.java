package io.folkmoot.simulation.network;

import io.folkmoot.protocol.frames.Address;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The conditions of every link as they are at present, and which links are cut. */
final class Weather {
    /** Where somebody whom no partition names belongs: to the rest. */
    private static final int REST = -1;

    private final Map<Link, Conditions> exceptions = new LinkedHashMap<>();
    private final Set<Link> cuts = new LinkedHashSet<>();
    private final Map<Address, Integer> groups = new LinkedHashMap<>();
    private final Map<Address, Line> lines = new LinkedHashMap<>();
    private Conditions everywhere = Conditions.GOOD;
    private @Nullable Conditions onTop;

    void everywhere(Conditions conditions) {
        everywhere = conditions;
    }

    Conditions everywhere() {
        return everywhere;
    }

    void line(Address address, Line line) {
        lines.put(address, line);
    }

    void usualLine(Address address) {
        lines.remove(address);
    }

    /** Its own, or what people have where it lives; the draw stands for it there. */
    Line line(Address address, long peer) {
        Line usual = everywhere.geography().map(place -> place.line(peer)).orElse(Line.UNLIMITED);
        return lines.getOrDefault(address, usual);
    }

    void on(Link link, Conditions conditions) {
        exceptions.put(link, conditions);
    }

    void usualOn(Link link) {
        exceptions.remove(link);
    }

    /** What every link does besides; its delay does not count. */
    void onTop(Conditions besides) {
        onTop = besides.loss() + besides.duplication() + besides.corruption() > 0 ? besides : null;
    }

    Conditions on(Link link) {
        Conditions usual = exceptions.isEmpty() ? everywhere : exceptions.getOrDefault(link, everywhere);
        return onTop == null ? usual : usual.and(onTop);
    }

    void cut(Link link) {
        cuts.add(link);
    }

    void mend(Link link) {
        cuts.remove(link);
    }

    void partition(List<? extends Collection<Address>> parts) {
        groups.clear();
        for (int group = 0; group < parts.size(); group++)
            for (Address address : parts.get(group)) groups.put(address, group);
    }

    void mendAll() {
        cuts.clear();
        groups.clear();
    }

    boolean isCut(Link link) {
        return (!cuts.isEmpty() && cuts.contains(link))
                || (!groups.isEmpty() && !group(link.from()).equals(group(link.to())));
    }

    private Integer group(Address address) {
        return groups.getOrDefault(address, REST);
    }
}
