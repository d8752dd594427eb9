package io.folkmoot.actors.records;

import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.lookup.Lookups;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.actors.supervision.Supervision;
import io.folkmoot.persistence.records.RecordStore.Step;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.records.SignedRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SyncRoundTest {
    private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
    private final ManualTime time = ManualTime.get(kit.system());
    private final SigningKey self = Drafts.key(100);
    private final Located neighbour = Drafts.peer(Drafts.key(101));
    private final ScriptedStore store = new ScriptedStore(self.publicKey());
    private final TestProbe<Links.Command> links = kit.createTestProbe();
    private final TestProbe<Lookups.Command> lookups = kit.createTestProbe();
    private final TestProbe<Repair.Command> owner = kit.createTestProbe();

    @AfterEach
    void end() {
        kit.shutdownTestKit();
    }

    @Test
    void aQuestionThatGotLostEndsTheRoundInsteadOfHoldingItsPlaceForEver() {
        SignedRecord note = Drafts.note("first", 1);
        store.<Boolean>update(note.key(), note.kind(), held -> new Step<>(held.with(note), true), result -> {});
        kit.spawn(SyncRound.create(holder(), new SyncRound.Start(neighbour, List.of(Block.WHOLE), owner.getRef())));
        links.expectMessageClass(Links.Ask.class);
        time.timePasses(Duration.ofSeconds(59));
        owner.expectNoMessage(Duration.ofMillis(50));
        time.timePasses(Duration.ofSeconds(2));
        owner.expectMessage(new Repair.RoundEnded(neighbour.id(), false));
    }

    private Holder holder() {
        SplittableRandom dice = new SplittableRandom(7);
        var known = Drafts.knowing(List.of(neighbour));
        var parts = new Records.Parts(
                self.publicKey(),
                true,
                Desk.SETTINGS,
                store,
                Drafts.VALIDATOR,
                known,
                new RotatingTokens(() -> 0, dice),
                links.getRef(),
                lookups.getRef(),
                () -> Instant.ofEpochMilli(Drafts.NOW),
                () -> 0,
                dice,
                new Supervision(() -> 0, dice));
        Region region = new Region(Placement.of(self.publicKey()), known, 4, 2);
        return new Holder(
                parts,
                region,
                new Counts(),
                new Errands(kit.<Errands.Returned>createTestProbe().getRef()),
                new Room(),
                mishap -> {
                    throw mishap;
                });
    }
}
