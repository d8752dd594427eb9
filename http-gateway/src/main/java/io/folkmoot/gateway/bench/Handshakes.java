package io.folkmoot.gateway.bench;

import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.protocol.frames.Ping;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Newcomers who dial one peer and ask in their first packet: one round trip each, to a session and an answer. */
final class Handshakes {
    private static final int ROUNDS = 3;
    /** Under what makes the other end ask for cookies, which would be another round trip. */
    private static final int IN_FLIGHT = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final double NANOS_PER_MICRO = 1_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private static final String DONE = "done";

    private final Crowd crowd;
    private final Crowd.Member server;
    private final int newcomers;
    /** Of the round under way; empty until that is over. */
    private volatile String outcome = "";

    private Handshakes(Crowd crowd, int newcomers) throws IOException {
        this.crowd = crowd;
        this.server = crowd.join();
        this.newcomers = newcomers;
    }

    private record Round(double micros, double perSecond) {}

    /** The first round warms up, and does not count. */
    static Map<String, Figure> measure(int threads, int newcomers) throws IOException {
        double[] micros = new double[ROUNDS];
        double[] perSecond = new double[ROUNDS];
        try (Crowd crowd = new Crowd(threads, Duration.ofMinutes(1))) {
            Handshakes handshakes = new Handshakes(crowd, newcomers);
            handshakes.round();
            for (int i = 0; i < ROUNDS; i++) {
                Round round = handshakes.round();
                micros[i] = round.micros();
                perSecond[i] = round.perSecond();
            }
        }
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("handshake_cpu_us", Figure.of(Cpu.median(micros), "µs"));
        figures.put("handshakes_per_s", Figure.of(Cpu.median(perSecond), "/s"));
        return figures;
    }

    private Round round() throws IOException {
        List<ActorRef<Links.Command>> callers = new ArrayList<>();
        for (int i = 0; i < newcomers; i++) callers.add(crowd.join().links());
        outcome = "";
        long wall = System.nanoTime();
        long cpu = Cpu.nanos();
        crowd.spawn(dialling(callers), "dialling", Props.empty());
        Waiting.until("handshakes", PATIENCE, () -> !outcome.isEmpty());
        cpu = Cpu.nanos() - cpu;
        wall = System.nanoTime() - wall;
        if (!outcome.equals(DONE)) throw new IllegalStateException("a handshake failed: " + outcome);
        return new Round(cpu / NANOS_PER_MICRO / newcomers, newcomers * NANOS_PER_SECOND / wall);
    }

    private Behavior<Reply> dialling(List<ActorRef<Links.Command>> callers) {
        return Behaviors.setup(context -> {
            for (int i = 0; i < Math.min(IN_FLIGHT, callers.size()); i++) dial(callers, i, context.getSelf());
            return answered(callers, context.getSelf(), 1);
        });
    }

    private Behavior<Reply> answered(List<ActorRef<Links.Command>> callers, ActorRef<Reply> self, int count) {
        return Behaviors.receiveMessage(reply -> {
            int next = count - 1 + IN_FLIGHT;
            if (reply instanceof Reply.Unanswered) outcome = reply.toString();
            else if (count == callers.size()) outcome = DONE;
            else if (next < callers.size()) dial(callers, next, self);
            return outcome.isEmpty() ? answered(callers, self, count + 1) : Behaviors.stopped();
        });
    }

    private void dial(List<ActorRef<Links.Command>> callers, int index, ActorRef<Reply> self) {
        callers.get(index).tell(new Links.Ask(server.contact(), new Ping(), PATIENCE, index, self));
    }
}
