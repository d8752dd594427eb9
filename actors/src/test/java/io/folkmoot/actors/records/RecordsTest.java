package io.folkmoot.actors.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.persistence.records.Problem;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.Failure.Reason;
import io.folkmoot.protocol.frames.FindNode;
import io.folkmoot.protocol.frames.FindValue;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Store;
import io.folkmoot.protocol.frames.Sync;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.records.RecordDraft;
import io.folkmoot.protocol.records.SignedRecord;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RecordsTest {
    private static final ActorTestKit KIT = ActorTestKit.create();

    private final Desk desk = new Desk(KIT, true);
    private final SplittableRandom random = new SplittableRandom(8);
    private final SigningKey ann = Drafts.key(1);
    private final SignedRecord note = Drafts.note("first", 1);

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void whatWasStoredIsServed() {
        assertThat(desk.find(note.key()).records()).isEmpty();
        assertThat(desk.put(note.key(), note.wire())).isEqualTo(new Response(new Answer.Stored(note.sequence())));
        assertThat(desk.find(note.key()).records()).containsExactly(note.wire());
        assertThat(desk.answer(new FindValue(note.key(), "note", Bytes.EMPTY)))
                .isInstanceOfSatisfying(
                        Answer.Values.class, v -> assertThat(v.records()).containsExactly(note.wire()));
        assertThat(desk.answer(new FindValue(note.key(), "entry", Bytes.EMPTY)))
                .isInstanceOfSatisfying(
                        Answer.Values.class, v -> assertThat(v.records()).isEmpty());
        assertThat(desk.answer(new FindValue(note.key(), "rumour", Bytes.EMPTY)))
                .isInstanceOfSatisfying(
                        Answer.Values.class, v -> assertThat(v.records()).isEmpty());
        assertThat(desk.count(Count.RECORDS_STORED)).isEqualTo(1);
        assertThat(desk.count(Count.RECORDS_SERVED)).isEqualTo(2);
    }

    @Test
    void aStoredRecordIsAcknowledgedWhenTheStoreHasIt() {
        Bytes token = desk.find(note.key()).token();
        desk.store.slow = true;
        desk.tell(desk.asker, new Store(token, note.wire(), OptionalLong.empty()));
        // The order of answers shows that the write was not acknowledged before.
        Failure refused = desk.refusal(new FindNode(Placement.of(desk.asker), 1));
        assertThat(refused.reason()).isEqualTo(Reason.UNSUPPORTED);
        desk.store.goOn();
        assertThat(desk.hear()).isEqualTo(new Response(new Answer.Stored(note.sequence())));
    }

    /** More often than there is room for requests, so that none of them keeps its place. */
    @Test
    void aRequestThatBreaksIsRefusedAndTheOthersAreServed() {
        Bytes token = desk.find(note.key()).token();
        desk.put(note.key(), note.wire());
        desk.clockIsBroken = true;
        int broken = 0;
        for (; broken < 2 * (Room.MOST_REQUESTS + 1); broken += 2) {
            Failure write = desk.refusal(new Store(token, note.wire(), OptionalLong.empty()));
            assertThat(write.reason()).isEqualTo(Reason.INTERNAL);
            Failure read = desk.refusal(new FindValue(note.key(), "note", Bytes.EMPTY));
            assertThat(read.reason()).isEqualTo(Reason.INTERNAL);
        }
        desk.clockIsBroken = false;
        assertThat(desk.find(note.key()).records()).containsExactly(note.wire());
        assertThat(desk.count(Count.RECORDS_STORED)).isEqualTo(1);
        assertThat(desk.count(Count.RECORDS_REFUSED_INTERNAL)).isEqualTo(broken);
        assertThat(desk.crashes()).isEqualTo(broken);
    }

    @Test
    void whoHasTheSameHearsSoInAFewBytes() {
        desk.put(note.key(), note.wire());
        Bytes digest = Sha256.hash(note.id());
        assertThat(desk.answer(new FindValue(note.key(), "note", digest))).isEqualTo(new Answer.Same());
        assertThat(desk.answer(new FindValue(note.key(), "", digest))).isEqualTo(new Answer.Same());
        desk.wallMillis = note.expires();
        assertThat(desk.answer(new FindValue(note.key(), "note", digest))).isInstanceOf(Answer.Values.class);
    }

    @Test
    void aTokenIsForTheOneWhoAsked() {
        Bytes token = desk.find(note.key()).token();
        Message stolen = desk.ask(Drafts.key(55).publicKey(), new Store(token, note.wire(), OptionalLong.empty()));
        assertThat(stolen)
                .isInstanceOfSatisfying(
                        Failure.class, f -> assertThat(f.reason()).isEqualTo(Reason.BAD_TOKEN));
        SignedRecord elsewhere = Drafts.note("second", 1);
        assertThat(desk.refusal(new Store(token, elsewhere.wire(), OptionalLong.empty()))
                        .reason())
                .isEqualTo(Reason.BAD_TOKEN);
        assertThat(desk.count(Count.RECORDS_REFUSED_BAD_TOKEN)).isEqualTo(2);
    }

    @Test
    void onlyWhoWasAskedForACopyMayBringIt() {
        assertThat(desk.refusal(new Store(Store.ASKED_FOR, note.wire(), OptionalLong.empty()))
                        .reason())
                .isEqualTo(Reason.BAD_TOKEN);
    }

    @Test
    void outsideOfItsRegionItNamesTheCloserOnes() {
        for (int i = 0; i < 40; i++) desk.known.add(Drafts.at(Drafts.randomId(random)));
        int name = 0;
        Region region = new Region(Placement.of(desk.self.publicKey()), Drafts.knowing(desk.known), 4, 2);
        while (region.accepts(Drafts.note("n" + name, 1).key())) name++;
        SignedRecord far = Drafts.note("n" + name, 1);
        Failure refusal = (Failure) desk.put(far.key(), far.wire());
        assertThat(refusal.reason()).isEqualTo(Reason.NOT_RESPONSIBLE);
        assertThat(refusal.closer()).isEqualTo(region.contacts(far.key())).hasSize(20);
        while (!region.accepts(Drafts.note("n" + name, 1).key())) name++;
        SignedRecord near = Drafts.note("n" + name, 1);
        assertThat(desk.put(near.key(), near.wire())).isInstanceOf(Response.class);
    }

    @Test
    void everyRefusalSaysWhy() {
        SignedRecord newer = RecordDraft.replacing(note, Drafts.NOW + 10)
                .body(Bytes.utf8("b"))
                .sign(ann);
        desk.put(note.key(), newer.wire());
        assertRefused(note.wire(), OptionalLong.empty(), Reason.STALE, "sequence 1 is held");
        SignedRecord third = RecordDraft.replacing(newer, Drafts.NOW + 20)
                .body(Bytes.utf8("c"))
                .sign(ann);
        assertRefused(third.wire(), OptionalLong.of(0), Reason.CONFLICT, "sequence 0 was expected");
        assertRefused(third.wire(), OptionalLong.of(Store.NOTHING), Reason.CONFLICT, "nothing was expected");
        byte[] forged = third.wire().toArray();
        forged[forged.length - 1] ^= 1;
        assertRefused(Bytes.adopt(forged), OptionalLong.empty(), Reason.INVALID, "the signature is not that");
        assertThat(desk.put(note.key(), third.wire(), OptionalLong.of(1)))
                .isEqualTo(new Response(new Answer.Stored(2)));
        // Who asks again because the answer was lost hears the same.
        assertThat(desk.put(note.key(), third.wire(), OptionalLong.of(1)))
                .isEqualTo(new Response(new Answer.Stored(2)));
        assertThat(desk.find(note.key()).records()).containsExactly(third.wire());
    }

    private void assertRefused(Bytes record, OptionalLong expected, Reason reason, String text) {
        Failure failure = (Failure) desk.put(note.key(), record, expected);
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.text()).contains(text);
    }

    @Test
    void expiryIsExactOnReadAndTombstonesTravel() {
        desk.put(note.key(), note.wire());
        desk.wallMillis = note.expires() - 1;
        assertThat(desk.find(note.key()).records()).hasSize(1);
        desk.wallMillis = note.expires();
        assertThat(desk.find(note.key()).records()).isEmpty();
        desk.wallMillis = Drafts.NOW + 5_000;
        SignedRecord gone = RecordDraft.removing(note, Drafts.NOW + 5_000).sign(ann);
        desk.put(note.key(), gone.wire());
        assertThat(desk.find(note.key()).records()).containsExactly(gone.wire());
        assertRefused(note.wire(), OptionalLong.empty(), Reason.STALE, "sequence 1 is held");
    }

    @Test
    void garbageIsRefusedWithoutHarm() {
        for (int length : new int[] {0, 1, 64, 65, 300, 70_000}) {
            Store store =
                    new Store(Drafts.random(random, Store.TOKEN), Drafts.random(random, length), OptionalLong.empty());
            assertThat(desk.refusal(store).reason()).isEqualTo(Reason.MALFORMED);
        }
        assertThat(desk.put(note.key(), note.wire())).isInstanceOf(Response.class);
    }

    @Test
    void troubleWithTheDiskIsToldWithoutItsDetails() {
        Bytes token = desk.find(note.key()).token();
        for (Problem problem : Problem.values()) {
            desk.store.problem = problem;
            Failure failure = desk.refusal(new Store(token, note.wire(), OptionalLong.empty()));
            assertThat(failure.reason()).isEqualTo(problem == Problem.BUSY ? Reason.BUSY : Reason.STORAGE);
            assertThat(failure.text()).doesNotContain("/home");
            assertThat(desk.refusal(new FindValue(note.key(), "", Bytes.EMPTY)).reason())
                    .isEqualTo(failure.reason());
        }
        desk.store.problem = null;
        assertThat(desk.put(note.key(), note.wire())).isInstanceOf(Response.class);
    }

    @Test
    void moreThanItHasRoomForIsRefusedAsBusyAndTheRestIsServed() {
        desk.store.slow = true;
        int asked = Room.MOST_REQUESTS + 10;
        for (int i = 0; i < asked; i++) desk.tell(desk.asker, new FindValue(note.key(), "", Bytes.EMPTY));
        for (int i = 0; i < 10; i++)
            assertThat(desk.hear())
                    .isInstanceOfSatisfying(
                            Failure.class, f -> assertThat(f.reason()).isEqualTo(Reason.BUSY));
        desk.store.goOn();
        for (int i = 0; i < Room.MOST_REQUESTS; i++) assertThat(desk.hear()).isInstanceOf(Response.class);
        assertThat(desk.find(note.key()).records()).isEmpty();
    }

    @Test
    void onlyNeighboursCompare() {
        Sync sync = new Sync(Block.WHOLE.from(), Block.WHOLE.to(), Sha256.hash(Bytes.EMPTY), List.of());
        assertThat(desk.refusal(sync).reason()).isEqualTo(Reason.UNTRUSTED);
        desk.known.add(Drafts.peer(Drafts.key(101)));
        assertThat(desk.answer(sync)).isEqualTo(new Answer.Differences(List.of(), List.of()));
        Sync crooked = new Sync(note.key(), Block.WHOLE.to(), Sha256.hash(Bytes.EMPTY), List.of());
        assertThat(desk.refusal(crooked).reason()).isEqualTo(Reason.INVALID);
    }

    @Test
    void whatANeighbourNamesAndIsLackedIsAskedForAndThenTakenOnce() {
        desk.known.add(Drafts.peer(Drafts.key(101)));
        SignedRecord other = Drafts.note("other", 1);
        desk.put(other.key(), other.wire());
        Sync sync = new Sync(
                Block.WHOLE.from(), Block.WHOLE.to(), Sha256.hash(Bytes.EMPTY), List.of(note.id(), other.id()));
        assertThat(desk.answer(sync)).isEqualTo(new Answer.Differences(List.of(), List.of(note.id())));
        Store copy = new Store(Store.ASKED_FOR, note.wire(), OptionalLong.empty());
        assertThat(desk.answer(copy)).isEqualTo(new Answer.Stored(0));
        assertThat(desk.refusal(copy).reason()).isEqualTo(Reason.BAD_TOKEN);
        assertThat(desk.find(note.key()).records()).containsExactly(note.wire());
        assertThat(desk.count(Count.COPIES_RECEIVED)).isEqualTo(1);
    }

    @Test
    void aNeighbourThatNamesWhatNobodyHasDoesNotKeepTheOthersFromBringingTheirs() {
        desk.known.add(Drafts.peer(Drafts.key(101)));
        desk.known.add(Drafts.peer(ann));
        for (int i = 0; i < 10; i++) desk.ask(desk.asker, naming256());
        Sync honest = new Sync(Block.WHOLE.from(), Block.WHOLE.to(), Sha256.hash(note.id()), List.of(note.id()));
        assertThat(Desk.answered(desk.ask(ann.publicKey(), honest)))
                .isEqualTo(new Answer.Differences(List.of(), List.of(note.id())));
    }

    @Test
    void whoHasNoRoomToWantMoreDoesNotSayThatItLacksNothing() {
        desk.known.add(Drafts.peer(Drafts.key(101)));
        for (int i = 0; i < Wants.MOST / 256; i++)
            assertThat(desk.answer(naming256())).isInstanceOf(Answer.class);
        assertThat(desk.refusal(naming256()))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.BUSY));
    }

    @Test
    void nobodyUsesUpTheShareOfAnIssuerWithWhatIsHeldAlready() {
        SignedRecord large =
                Drafts.note("large").body(Drafts.random(random, 60 << 10)).sign(ann);
        Bytes token = desk.find(large.key()).token();
        // Once more than the share of the key has room for.
        for (int i = 0; i < Quotas.PER_KEY / 60; i++)
            desk.ask(desk.asker, new Store(token, large.wire(), OptionalLong.empty()));
        SignedRecord next = RecordDraft.replacing(large, Drafts.NOW + 10)
                .body(Bytes.utf8("next"))
                .sign(ann);
        assertThat(desk.put(next.key(), next.wire())).isEqualTo(new Response(new Answer.Stored(next.sequence())));
    }

    private Sync naming256() {
        List<Bytes> madeUp =
                Stream.generate(() -> Drafts.random(random, 32)).limit(256).toList();
        return new Sync(Block.WHOLE.from(), Block.WHOLE.to(), RangeSync.NO_DIGEST, madeUp);
    }

    @Test
    void aCopyThatLiesInAnotherBlockThanItWasNamedInIsRefused() {
        desk.known.add(Drafts.peer(Drafts.key(101)));
        Block elsewhere = Block.around(note.key(), 1).from().a() == 0
                ? Block.WHOLE.halves().get(1)
                : Block.WHOLE.halves().get(0);
        Sync sync = new Sync(elsewhere.from(), elsewhere.to(), RangeSync.NO_DIGEST, List.of(note.id()));
        assertThat(desk.answer(sync)).isEqualTo(new Answer.Differences(List.of(), List.of(note.id())));
        assertThat(desk.refusal(new Store(Store.ASKED_FOR, note.wire(), OptionalLong.empty()))
                        .reason())
                .isEqualTo(Reason.BAD_TOKEN);
    }

    @Test
    void aNeighbourThatAsksTooOftenIsToldWhenToAskAgain() {
        desk.known.add(Drafts.peer(Drafts.key(101)));
        Sync sync = new Sync(Block.WHOLE.from(), Block.WHOLE.to(), Sha256.hash(Bytes.EMPTY), List.of());
        for (int i = 0; i < 200; i++) desk.answer(sync);
        Failure failure = desk.refusal(sync);
        assertThat(failure.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(failure.retryAfterMillis()).hasValue(51);
    }

    @Test
    void aNeighbourPaysForWhatWasReadForIt() {
        desk.known.add(Drafts.peer(Drafts.key(101)));
        desk.store.pretended = 1_000_000;
        Sync sync = new Sync(
                Block.WHOLE.from(), Block.WHOLE.to(), Sha256.hash(note.key().bytes()), List.of());
        desk.answer(sync);
        Failure failure = desk.refusal(sync);
        assertThat(failure.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(failure.retryAfterMillis().orElseThrow()).isGreaterThan(60_000);
    }

    @Test
    void differingBlocksAreAnsweredWithTheDigestsOfTheirParts() {
        desk.known.add(Drafts.peer(Drafts.key(101)));
        desk.put(note.key(), note.wire());
        Sync sync = new Sync(
                Block.WHOLE.from(), Block.WHOLE.to(), Sha256.hash(note.key().bytes()), List.of());
        List<Bytes> digests = ((Answer.Differences) desk.answer(sync)).digests();
        assertThat(digests).hasSize(16);
        for (int i = 0; i < 16; i++) {
            boolean holds = Block.WHOLE.parts().get(i).contains(note.key());
            assertThat(digests.get(i)).isEqualTo(holds ? Sha256.hash(note.id()) : Sha256.hash(Bytes.EMPTY));
        }
    }

    @Test
    void whoDoesNotParticipateHoldsNothingForOthers() {
        Desk alone = new Desk(KIT, false);
        Sync sync = new Sync(Block.WHOLE.from(), Block.WHOLE.to(), RangeSync.NO_DIGEST, List.of());
        Store store = new Store(Store.ASKED_FOR, note.wire(), OptionalLong.empty());
        for (Message message : List.of(new FindValue(note.key(), "", Bytes.EMPTY), sync, store)) {
            Failure failure = alone.refusal(message);
            assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED);
            assertThat(failure.text()).contains("does not participate");
        }
    }

    @Test
    void textsFitTheFrameWhateverTheyQuote() {
        assertThat(Refusing.cut("short")).isEqualTo("short");
        for (String letter : List.of("x", "é", "字", "😀")) {
            String cut = Refusing.cut(letter.repeat(300));
            assertThat(Bytes.utf8(cut).length()).isBetween(240, 256);
            assertThat(cut).endsWith("…");
            new Failure(Reason.INVALID, cut, OptionalLong.empty(), List.of());
        }
    }
}
