package io.folkmoot.actors.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Store;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordDraft;
import io.folkmoot.protocol.records.RecordKey;
import io.folkmoot.protocol.records.SignedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Ten thousand attempts to write over what others wrote, with valid tokens, through the door that everybody uses. */
class HostileWritesTest {
    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final int ATTEMPTS = 10_000;
    private static final long SEED = 912;
    private static final TableKey TOPIC = RecordKey.domainIndex("go", 0);

    private final Desk desk = new Desk(KIT, true);
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final SigningKey mallory = Drafts.key(666);
    private final List<SignedRecord> newest = new ArrayList<>();
    private final List<SignedRecord> older = new ArrayList<>();
    private final TreeMap<String, Integer> answers = new TreeMap<>();

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void nobodyWritesOverAnothersRecord() {
        for (int author = 1; author <= 3; author++) settle(Drafts.key(author));
        for (int i = 0; i < ATTEMPTS; i++) {
            SignedRecord victim = newest.get(random.nextInt(newest.size()));
            Bytes token = desk.find(victim.key()).token();
            Message answer = desk.ask(desk.asker, new Store(token, attempt(victim), expected(victim)));
            answers.merge(
                    answer instanceof Response ? "stored" : answer.getClass().getSimpleName(), 1, Integer::sum);
            if (i % 100 == 0) assertUntouched("seed " + SEED + ", attempt " + i);
        }
        assertUntouched("at the end");
        assertThat(answers.get("Failure")).isGreaterThan(ATTEMPTS / 2);
    }

    private void settle(SigningKey author) {
        for (Kind kind : List.of(Kind.NOTE, Kind.ENTRY, Kind.PEER, Kind.DOMAIN_INDEX)) {
            RecordDraft draft =
                    RecordDraft.of(Drafts.NETWORK, kind, Drafts.NOW).json("{}").sequence(5);
            if (kind == Kind.DOMAIN_INDEX) draft.under(TOPIC);
            SignedRecord first = (kind == Kind.PEER ? draft : draft.name("mine")).sign(author);
            SignedRecord second =
                    RecordDraft.replacing(first, Drafts.NOW + 1).json("{}").sign(author);
            older.add(first);
            newest.add(second);
            assertThat(desk.put(second.key(), second.wire())).isEqualTo(new Response(new Answer.Stored(6)));
        }
    }

    private OptionalLong expected(SignedRecord victim) {
        return random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(victim.sequence());
    }

    private Bytes attempt(SignedRecord victim) {
        return switch (random.nextInt(6)) {
            case 0 -> older.get(random.nextInt(older.size())).wire();
            case 1 -> own(victim).wire();
            case 2 ->
                RecordDraft.removing(own(victim), Drafts.NOW + 3).sign(mallory).wire();
            case 3 -> transplanted(victim);
            default -> mutated(victim.wire());
        };
    }

    /** A perfect record of the attacker's own, newer and of the same name. */
    private SignedRecord own(SignedRecord victim) {
        return RecordDraft.replacing(victim, Drafts.NOW + 2).json("{\"m\":1}").sign(mallory);
    }

    /** The attacker's statement with the issuer's bytes put over its own. */
    private Bytes transplanted(SignedRecord victim) {
        String own = own(victim).wire().toHex();
        return Bytes.hex(
                own.replace(mallory.publicKey().toHex(), victim.issuer().toHex()));
    }

    private Bytes mutated(Bytes wire) {
        byte[] bytes = wire.toArray();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return Bytes.adopt(bytes);
    }

    private void assertUntouched(String when) {
        for (SignedRecord victim : newest)
            assertThat(desk.find(victim.key()).records()).as(when).contains(victim.wire());
    }
}
