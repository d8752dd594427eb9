package io.folkmoot.simulation.scenario;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.simulation.universe.Fault;
import java.time.Duration;
import java.util.List;

/** What came of a run. Wall time, CPU and heap are of this machine; all else the plan decides. */
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
        List<String> lastEvents) {
    public Report {
        faults = List.copyOf(faults);
        figures = List.copyOf(figures);
        plots = List.copyOf(plots);
        broken = List.copyOf(broken);
        lastEvents = List.copyOf(lastEvents);
    }

    public boolean holds() {
        return broken.isEmpty();
    }
}
