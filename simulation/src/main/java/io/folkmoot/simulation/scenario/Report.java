package io.folkmoot.simulation.scenario;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.simulation.universe.Fault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a run. Wall time, CPU and heap are of this machine; all else the plan decides. The promises come with how
 * often each was looked at; a run that was ended early is not whole.
 */
public record Report(
        Plan plan,
        List<Fault> faults,
        Bytes traceHash,
        long traceLength,
        Duration virtual,
        Duration wall,
        Duration cpu,
        long events,
        List<Figure> figures,
        List<Plot> plots,
        List<Broken> broken,
        List<String> lastEvents,
        Map<String, Long> promises,
        boolean whole) {
    public Report {
        faults = List.copyOf(faults);
        figures = List.copyOf(figures);
        plots = List.copyOf(plots);
        broken = List.copyOf(broken);
        lastEvents = List.copyOf(lastEvents);
        promises = new LinkedHashMap<>(promises);
    }

    public boolean holds() {
        return broken.isEmpty();
    }
}
