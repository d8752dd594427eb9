package io.folkmoot.protocol.records;

import static io.folkmoot.protocol.records.Samples.NOW;
import static io.folkmoot.protocol.records.Samples.VALIDATOR;
import static io.folkmoot.protocol.records.Samples.valid;
import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.signing.Signed;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidatorTest {
    private static final SigningKey ALICE = Samples.key(1);
    private static final SignedRecord ENTRY = valid(Kind.ENTRY).sign(ALICE);

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindHasRecordsThatAreValid(Kind kind) throws Exception {
        SignedRecord record = valid(kind).sign(ALICE);
        assertThat(VALIDATOR.validate(UnverifiedRecord.read(record.wire()), NOW))
                .isEqualTo(new Verdict.Valid(record));
        assertThat(VALIDATOR.check(record, NOW)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void onlySomeKindsCanBeTakenBack(Kind kind) {
        SignedRecord tombstone =
                RecordDraft.removing(valid(kind).sign(ALICE), NOW).sign(ALICE);
        if (kind.erasable()) assertThat(VALIDATOR.check(tombstone, NOW)).isEmpty();
        else assertThat(VALIDATOR.check(tombstone, NOW)).get().isInstanceOf(Refusal.NotErasable.class);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void noKindLivesLongerThanItMay(Kind kind) {
        RecordDraft tooLong = valid(kind).life(kind.longestLife().plusMillis(1));
        assertThat(VALIDATOR.check(tooLong.sign(ALICE), NOW)).get().isInstanceOf(Refusal.LifeTooLong.class);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class)
    void noBodyIsLargerThanItsKindAllows(Kind kind) {
        if (kind.maxBody() == Envelope.MAX_BODY) return;
        String text = "{\"a\":\"" + "x".repeat(kind.maxBody() - 8) + "\"}";
        assertThat(VALIDATOR.check(valid(kind).json(text).sign(ALICE), NOW)).isEmpty();
        assertThat(VALIDATOR.check(valid(kind).json(text + " ").sign(ALICE), NOW))
                .get()
                .isInstanceOf(Refusal.BodyTooLarge.class);
    }

    @Test
    void theClockIsToleratedByTwoMinutesAndExpiryIsExact() {
        assertThat(VALIDATOR.check(ENTRY, NOW - 120_000)).isEmpty();
        assertRefused(ENTRY, NOW - 120_001, Refusal.NotYetCreated.class);
        assertThat(VALIDATOR.check(ENTRY, ENTRY.expires() - 1)).isEmpty();
        assertRefused(ENTRY, ENTRY.expires(), Refusal.Expired.class);
    }

    @Test
    void anExpiredCopyIsTakenFromAnotherHolderUntilItMayBeForgotten() throws Exception {
        SignedRecord brief =
                valid(Kind.ENTRY).sequence(1).life(Duration.ofMinutes(1)).sign(ALICE);
        UnverifiedRecord copy = UnverifiedRecord.read(brief.wire());
        assertThat(VALIDATOR.validateCopy(copy, brief.expires())).isInstanceOf(Verdict.Valid.class);
        assertThat(VALIDATOR.validateCopy(copy, brief.forgottenAt() - 1)).isInstanceOf(Verdict.Valid.class);
        assertThat(VALIDATOR.validateCopy(copy, brief.forgottenAt())).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void tombstonesAreEmptyAndLiveForTheirExactTime() {
        RecordDraft withBody = RecordDraft.removing(ENTRY, NOW).json("{}");
        assertRefused(withBody.sign(ALICE), NOW, Refusal.TombstoneWithBody.class);
        RecordDraft tooBrief = RecordDraft.removing(ENTRY, NOW).life(Kind.ENTRY.longestLife());
        assertRefused(tooBrief.sign(ALICE), NOW, Refusal.WrongTombstoneLife.class);
    }

    @Test
    void whatEndsBeforeItBeginsIsRefused() {
        assertRefused(valid(Kind.ENTRY).life(Duration.ZERO).sign(ALICE), NOW - 1, Refusal.NoLife.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\nb", "\u001b[31m", "\u202egnp.exe", "zero\u200bwidth", "\u0085", "\ufeffbom", "\udb40\udc41"})
    void aNameHidesNothing(String name) {
        assertRefused(valid(Kind.ENTRY).name(name).sign(ALICE), NOW, Refusal.BadName.class);
    }

    @Test
    void namesAreFreeEmptyOrTheHashOfTheBody() {
        assertThat(VALIDATOR.check(valid(Kind.ENTRY).name("naïve 日本 👍").sign(ALICE), NOW))
                .isEmpty();
        assertRefused(valid(Kind.PEER).name("x").sign(ALICE), NOW, Refusal.BadName.class);
        assertRefused(valid(Kind.MODULE).name("x").sign(ALICE), NOW, Refusal.BadName.class);
        assertRefused(valid(Kind.TALLY).name("x").sign(ALICE), NOW, Refusal.BadName.class);
        SignedRecord reveal = valid(Kind.REVEAL).sign(ALICE);
        assertRefused(resigned(reveal, e -> renamed(e, "first")), NOW, Refusal.BadName.class);
    }

    @Test
    void aSecondVoteOfOneIssuerStandsBesideItsFirst() {
        SignedRecord yes = valid(Kind.REVEAL).body(Bytes.utf8("yes")).sign(ALICE);
        SignedRecord no = valid(Kind.REVEAL).body(Bytes.utf8("no")).sequence(9).sign(ALICE);
        assertThat(RecordSet.of(yes).with(no).members()).containsExactlyInAnyOrder(yes, no);
    }

    @Test
    void contentNeverChanges() {
        assertRefused(valid(Kind.MODULE).sequence(1).sign(ALICE), NOW, Refusal.BadSequence.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "MAILBOX",
                "DOMAIN_INDEX",
                "CAPABILITY_INDEX",
                "TASK_INDEX",
                "ENDORSEMENT",
                "REVOCATION",
                "COMMIT",
                "REVEAL",
                "REPORT",
                "TALLY",
                "LEASE",
                "COMPLETION",
                "QUARANTINE"
            })
    void nobodyWritesUnderAnothersKey(Kind kind) {
        SignedRecord alices = valid(kind).sign(ALICE);
        SigningKey mallory = Samples.key(666);
        Envelope e = alices.envelope();
        Bytes body = kind.way() == Way.IMMUTABLE ? Bytes.utf8("{\"other\":1}") : e.body();
        SignedRecord forged = sign(
                new Envelope(
                        e.network(),
                        e.kind(),
                        e.key(),
                        mallory.publicKey(),
                        e.name(),
                        e.sequence(),
                        false,
                        e.created(),
                        e.expires(),
                        body),
                mallory);
        assertRefused(forged, NOW, Refusal.WrongKey.class);
    }

    @Test
    void aRecordOfAnotherNetworkOrOfAnUnknownKindIsRefused() throws Exception {
        SignedRecord elsewhere =
                RecordDraft.of(Samples.OTHER_NETWORK, Kind.PEER, NOW).json("{}").sign(ALICE);
        assertRefused(elsewhere, NOW, Refusal.WrongNetwork.class);
        Envelope e = ENTRY.envelope();
        Envelope future = new Envelope(
                e.network(), "dream\u001b", e.key(), e.issuer(), "", 0, false, e.created(), e.expires(), e.body());
        Verdict verdict =
                VALIDATOR.validate(UnverifiedRecord.of(future.statement().sign(ALICE)), NOW);
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).contains("dream\uFFFD"));
    }

    @Test
    void aForgedSignatureAndAnInadmissibleKeyAreRefused() throws Exception {
        SignedRecord forged = sign(ENTRY.envelope(), Samples.key(2));
        assertThat(VALIDATOR.validate(UnverifiedRecord.read(forged.wire()), NOW))
                .isEqualTo(new Verdict.Refused(new Refusal.BadSignature(ALICE.publicKey())));
        var identity = new io.folkmoot.protocol.keys.PublicKey(Bytes.hex("01" + "00".repeat(31)));
        Envelope e = valid(Kind.DOMAIN_INDEX).sign(ALICE).envelope();
        Envelope weak = new Envelope(
                e.network(), e.kind(), e.key(), identity, e.name(), 0, false, e.created(), e.expires(), e.body());
        assertThat(VALIDATOR.validate(UnverifiedRecord.of(weak.statement().sign(ALICE)), NOW))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.BadIssuerKey.class));
    }

    @Test
    void trustAndTheQuorumHaveTheLastWord() {
        Validator strict =
                new Validator(Samples.NETWORK, record -> Optional.of("not enrolled"), CertificateCheck.NOTHING);
        assertThat(strict.check(ENTRY, NOW)).get().isInstanceOf(Refusal.IssuerNotAdmitted.class);
        Validator open = new Validator(Samples.NETWORK, IssuerCheck.EVERYBODY, CertificateCheck.NOTHING);
        assertThat(open.check(ENTRY, NOW)).isEmpty();
        assertThat(open.check(valid(Kind.TALLY).sign(ALICE), NOW)).get().isInstanceOf(Refusal.NotCertified.class);
    }

    @Test
    void aBodyForPeopleIsJson() {
        assertRefused(valid(Kind.ENTRY).json("hello").sign(ALICE), NOW, Refusal.BodyNotJson.class);
        assertThat(VALIDATOR.check(valid(Kind.CHUNK).json("hello").sign(ALICE), NOW))
                .isEmpty();
    }

    private static void assertRefused(SignedRecord record, long now, Class<? extends Refusal> reason) {
        assertThat(VALIDATOR.check(record, now)).get().isInstanceOf(reason);
        try {
            assertThat(VALIDATOR.validate(UnverifiedRecord.read(record.wire()), now))
                    .isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
                        assertThat(refused.refusal()).isInstanceOf(reason);
                        assertThat(refused.refusal().reason()).isNotBlank();
                    });
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    private static SignedRecord resigned(SignedRecord record, UnaryOperator<Envelope> change) {
        return sign(change.apply(record.envelope()), ALICE);
    }

    private static SignedRecord sign(Envelope envelope, SigningKey key) {
        Signed signed = envelope.statement().sign(key);
        return new SignedRecord(signed, Kind.ofWord(envelope.kind()).orElseThrow(), envelope);
    }

    private static Envelope renamed(Envelope e, String name) {
        return new Envelope(
                e.network(),
                e.kind(),
                e.key(),
                e.issuer(),
                name,
                e.sequence(),
                e.tombstone(),
                e.created(),
                e.expires(),
                e.body());
    }
}
