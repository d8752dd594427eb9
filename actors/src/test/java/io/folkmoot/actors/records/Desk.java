package io.folkmoot.actors.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.links.Inbound;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.lookup.Lookups;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.actors.supervision.Part;
import io.folkmoot.actors.supervision.Supervision;
import io.folkmoot.actors.wire.Direct;
import io.folkmoot.config.Settings;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.FindValue;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Store;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;

/** One holder as its neighbours meet it: they ask, and it answers. */
final class Desk {
    static final Settings.Records SETTINGS =
            new Settings.Records(64 << 10, 4, 2, Duration.ofHours(1), Duration.ofSeconds(60));

    final SigningKey self = Drafts.key(100);
    final PublicKey asker = Drafts.key(101).publicKey();
    final List<Located> known = new ArrayList<>();
    final ScriptedStore store = new ScriptedStore(self.publicKey());
    final TestProbe<Links.Command> links;
    final TestProbe<Lookups.Command> lookups;
    volatile long wallMillis = Drafts.NOW + 1_000;
    volatile boolean clockIsBroken;
    private final ActorTestKit kit;
    private final TestProbe<Inbound.Answer> answers;
    private final Supervision supervision;
    private final ActorRef<Records.Command> records;
    private long request;

    Desk(ActorTestKit kit, boolean participates) {
        this.kit = kit;
        links = kit.createTestProbe();
        lookups = kit.createTestProbe();
        answers = kit.createTestProbe();
        SplittableRandom dice = new SplittableRandom(7);
        supervision = new Supervision(() -> 0, dice);
        records = kit.spawn(Records.create(new Records.Parts(
                self.publicKey(),
                participates,
                SETTINGS,
                store,
                Drafts.VALIDATOR,
                Drafts.knowing(known),
                new RotatingTokens(() -> 0, dice),
                links.getRef(),
                lookups.getRef(),
                this::wallClock,
                () -> 0,
                dice,
                supervision)));
    }

    private Instant wallClock() {
        if (clockIsBroken) throw new IllegalStateException("the clock is broken, for the test");
        return Instant.ofEpochMilli(wallMillis);
    }

    long crashes() {
        return supervision.counts().of(Part.RECORDS);
    }

    void tell(PublicKey from, Message message) {
        Direct path = new Direct(new Address(Bytes.hex("c6336401"), 4000));
        records.tell(new Records.Serve(new Inbound.Asked(
                from, path, message, false, ++request, answers.getRef().narrow())));
    }

    Message hear() {
        return answers.receiveMessage().message();
    }

    Message ask(PublicKey from, Message message) {
        tell(from, message);
        Inbound.Answer answer = answers.receiveMessage();
        assertThat(answer.request()).isEqualTo(request);
        return answer.message();
    }

    Answer answer(Message message) {
        return answered(ask(asker, message));
    }

    static Answer answered(Message message) {
        if (message instanceof Response(Answer answer)) return answer;
        throw new AssertionError("refused: " + message);
    }

    Failure refusal(Message message) {
        return (Failure) ask(asker, message);
    }

    Answer.Values find(TableKey key) {
        return (Answer.Values) answer(new FindValue(key, "", Bytes.EMPTY));
    }

    Message put(TableKey key, Bytes record) {
        return put(key, record, OptionalLong.empty());
    }

    Message put(TableKey key, Bytes record, OptionalLong expected) {
        return ask(asker, new Store(find(key).token(), record, expected));
    }

    long count(Count count) {
        TestProbe<Records.Status> probe = kit.createTestProbe();
        records.tell(new Records.GetStatus(probe.getRef()));
        return probe.receiveMessage().counts().getOrDefault(count.word(), -1L);
    }
}
