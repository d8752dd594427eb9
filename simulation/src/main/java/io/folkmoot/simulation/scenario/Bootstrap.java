package io.folkmoot.simulation.scenario;

import io.folkmoot.actors.peer.Health;
import io.folkmoot.actors.peer.Peer;
import io.folkmoot.simulation.universe.Resident;
import java.util.List;

/** Peers join one after the other, each through one that is there already. */
final class Bootstrap implements Scenario {
    @Override
    public String name() {
        return "bootstrap";
    }

    @Override
    public String summary() {
        return "Peers join one after the other; everybody ends up well connected.";
    }

    @Override
    public List<Knob> knobs() {
        return List.of();
    }

    @Override
    public Size usual() {
        return new Size(100, 0);
    }

    @Override
    public void play(Stage stage) {
        stage.open(outset -> outset);
        stage.settle();
        stage.phase("looking around");
        for (Resident resident : stage.universe().living()) {
            Health health = resident.ask(Peer.GetHealth::new);
            stage.require(
                    "everybody is well", health.state() == Health.State.OK, () -> resident + " is " + health.state());
        }
    }
}
