package io.folkmoot.actors.peer;

import io.folkmoot.actors.supervision.Part;
import io.folkmoot.persistence.records.StoreState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a peer's health is judged by; the worst counts, and every reason is told. */
record Symptoms(
        Optional<String> failure, boolean isolated, StoreState store, Optional<String> clock, List<Part> crashing) {
    Symptoms {
        crashing = List.copyOf(crashing);
    }

    Health health() {
        List<String> reasons = new ArrayList<>();
        failure.ifPresent(reasons::add);
        if (isolated) reasons.add("no neighbour has shown for a minute that it lives");
        if (store instanceof StoreState.Degraded degraded) reasons.add("store: " + degraded.reason());
        clock.ifPresent(reasons::add);
        for (Part part : crashing) reasons.add(part.word() + ": crashed within the last minute");
        return new Health(state(reasons), reasons);
    }

    private Health.State state(List<String> reasons) {
        if (failure.isPresent()) return Health.State.FAILED;
        if (isolated) return Health.State.ISOLATED;
        return reasons.isEmpty() ? Health.State.OK : Health.State.DEGRADED;
    }
}
