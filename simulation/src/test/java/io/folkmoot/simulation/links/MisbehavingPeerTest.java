package io.folkmoot.simulation.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.links.Count;
import io.folkmoot.actors.links.LinkEvent;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.actors.links.Reply.Answered;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Send;
import io.folkmoot.protocol.packets.Content.Confirm;
import io.folkmoot.protocol.packets.Content.Whole;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** Peers with genuine sessions who keep to no rule in them: whoever else talks to the same peer does not notice. */
class MisbehavingPeerTest extends Neighbourly {
    private static final int STEPS = 2_000;
    private static final int PER_STEP = 4;
    /** Told from Ann's by their numbers. */
    private static final long TO_ROGUES = 1_000_000;

    private final long seed = Long.getLong("folkmoot.seed", 91);
    private final SplittableRandom dice = new SplittableRandom(seed);
    private final List<Rogue> rogues = new ArrayList<>();
    private final List<Malice> malices = new ArrayList<>();
    private long counter;

    private void enter(LongSupplier ids) {
        Rogue rogue = new Rogue(world, network, "rogue" + rogues.size(), 50 + rogues.size());
        rogue.send(bob.address, rogue.init(bob, null));
        world.runFor(SECOND);
        rogue.send(bob.address, rogue.sealed(new Confirm().write()));
        world.runFor(SECOND);
        rogues.add(rogue);
        malices.add(new Malice(dice, ids));
    }

    /** In the order of an honest asker, from a few, over all numbers, and downwards from the last. */
    private void enterAll() {
        enter(() -> counter++ / 3);
        enter(() -> dice.nextLong(300));
        enter(() -> dice.nextLong(Long.MAX_VALUE));
        enter(() -> Long.MAX_VALUE - dice.nextLong(5_000));
        assertThat(bob.events).hasSize(rogues.size());
    }

    @Test
    void othersAreServedAsIfNothingWere() {
        enterAll();
        for (int step = 0; step < STEPS; step++) {
            ann.ask(bob, step % 10 == 0 ? new Ping() : body(step), step, SECOND);
            if (step % 5 == 0) {
                Rogue asked = rogues.get(dice.nextInt(rogues.size()));
                bob.ask(asked.contact(), body(step), TO_ROGUES + step, Duration.ofSeconds(3));
            }
            for (int i = 0; i < rogues.size(); i++) misbehave(rogues.get(i), malices.get(i));
            world.runFor(Duration.ofMillis(25));
            passed.clear();
        }
        world.runFor(Duration.ofSeconds(30));
        report();
        check();
    }

    private static Send body(int step) {
        return new Send(Bytes.adopt(
                ByteBuffer.allocate(step % 7 == 0 ? 5_000 : 100).putInt(step).array()));
    }

    /** Says something of its own, and something about what it was just asked. */
    private void misbehave(Rogue rogue, Malice malice) {
        for (int i = 0; i < PER_STEP; i++) rogue.send(bob.address, rogue.sealed(malice.next()));
        for (byte[] packet : List.copyOf(rogue.got)) {
            if (rogue.open(packet) instanceof Whole(Bytes frame) && dice.nextBoolean())
                rogue.send(bob.address, rogue.sealed(malice.about(idOf(frame))));
        }
        rogue.got.clear();
    }

    private static long idOf(Bytes frame) {
        try {
            return Frame.read(frame).requestId();
        } catch (MalformedException e) {
            throw new IllegalStateException("bob is honest", e);
        }
    }

    private void check() {
        String where = "seed " + seed;
        assertThat(world.errors()).as(where).isEmpty();
        assertThat(bob.count(Count.LINKS_CRASHED)).as(where).isZero();
        assertThat(ann.replies)
                .as(where)
                .hasSize(STEPS)
                .allSatisfy(reply -> assertThat(isAnnsAnswer(reply))
                        .as("%s: %s", where, reply)
                        .isTrue());
        assertThat(ann.events).as(where).hasSize(1).allMatch(event -> event instanceof LinkEvent.Up);
        assertThat(ann.acted).isEmpty();
        assertThat(bob.replies)
                .as("%s: each asker hears once", where)
                .extracting(Reply::ref)
                .doesNotHaveDuplicates()
                .hasSize(STEPS / 5);
        assertThat(bob.status().links()).as(where).hasSize(1 + rogues.size());
    }

    private static boolean isAnnsAnswer(Reply reply) {
        if (!(reply instanceof Answered answered)) return false;
        int step = (int) reply.ref();
        return step % 10 == 0
                || answered.answer()
                        .equals(new Response(new Answer.Accepted(body(step).sealed())));
    }

    private void report() {
        System.out.printf(
                Locale.ROOT,
                "seed %d: %d requests of ann answered, beside %s%n",
                seed,
                ann.replies.size(),
                bob.status().counts());
    }
}
