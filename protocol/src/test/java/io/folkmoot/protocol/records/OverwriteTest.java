package io.folkmoot.protocol.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.Signature;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.signing.Signed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Strangers try to replace, remove or take back what others wrote. Each attempt goes the way of a STORE: read, validate
 * with the real signature check, offer; and then as a copy between holders, where nothing is asked but merged.
 */
class OverwriteTest {
    private static final long NOW = Samples.NOW + 1_000;

    private enum Attack {
        MUTATED_BYTES,
        CHANGED_FIELDS,
        CHANGED_FIELDS_OWN_SIGNATURE,
        OWN_RECORD_ON_ANOTHERS_KEY,
        OWN_MEMBER_BESIDE,
        REPLAY_OF_OLDER,
        OTHER_KIND_ON_THE_KEY
    }

    private final SplittableRandom random = new SplittableRandom(911);
    private final SigningKey mallory = Samples.key(666);
    private final Map<String, RecordSet> holder = new TreeMap<>();
    private final List<SignedRecord> victims = new ArrayList<>();
    private final List<SignedRecord> older = new ArrayList<>();
    private final List<Bytes> ownMembers = new ArrayList<>();
    private final Map<Attack, Integer> tried = new EnumMap<>(Attack.class);
    private final Map<String, Integer> refused = new TreeMap<>();
    private final Validator validator = new Validator(
            Samples.NETWORK,
            IssuerCheck.EVERYBODY,
            record -> record.issuer().equals(mallory.publicKey())
                    ? Optional.of("no quorum signed it")
                    : Optional.empty());

    @Test
    void fewAttemptsChangeNothing() {
        attack(10_000);
    }

    @Test
    @Tag("slow")
    void aMillionAttemptsChangeNothing() {
        attack(1_000_000);
        System.out.println("unauthorised overwrites: 0 of 1000000; tried " + tried + ", refused for " + refused);
    }

    private void attack(int attempts) {
        settle();
        for (int i = 0; i < attempts; i++) {
            Attack attack = choose();
            tried.merge(attack, 1, Integer::sum);
            SignedRecord victim = victims.get(random.nextInt(victims.size()));
            store(attempt(attack, victim));
            assertUntouched(victim, attack + ", seed 911, attempt " + i);
        }
        for (SignedRecord victim : victims) assertUntouched(victim, "at the end");
        assertThat(tried).hasSize(Attack.values().length);
        assertThat(refused).containsKeys("BadSignature", "WrongKey", "StaleSequence", "malformed", "NotCertified");
    }

    /** A few versions of every kind of several authors; the holder has the newest, the attacker kept the others. */
    private void settle() {
        for (int author = 0; author < 3; author++) {
            SigningKey key = Samples.key(author);
            for (Kind kind : Kind.values()) {
                boolean single = kind.way() == Way.IMMUTABLE || kind.way() == Way.CERTIFIED;
                if (single && author > 0) continue;
                SignedRecord first =
                        Samples.valid(kind).sequence(single ? 0 : 5).sign(key);
                SignedRecord newest = first;
                if (!single && !kind.isNamedByBody()) {
                    newest = RecordDraft.replacing(first, Samples.NOW + 1)
                            .json("{}")
                            .sign(key);
                    older.add(first);
                }
                boolean removed = author == 2 && kind.erasable();
                if (removed) {
                    older.add(newest);
                    newest = RecordDraft.removing(newest, Samples.NOW + 2).sign(key);
                }
                victims.add(newest);
                store(newest.wire());
            }
        }
        for (int i = 0; i < 60; i++)
            for (Kind kind : Kind.values())
                if (kind.way() == Way.SET || kind == Kind.MAILBOX)
                    ownMembers.add(Samples.valid(kind)
                            .name("m" + i)
                            .sequence(random.nextInt(1_000_000))
                            .body(Bytes.utf8("{\"i\":" + i + "}"))
                            .sign(mallory)
                            .wire());
    }

    /** Most are refused before any signature is checked; the rest cost a tenth of a millisecond each. */
    private Attack choose() {
        int dice = random.nextInt(100);
        if (dice < 40) return Attack.OWN_RECORD_ON_ANOTHERS_KEY;
        if (dice < 70) return Attack.OTHER_KIND_ON_THE_KEY;
        if (dice < 84) return Attack.MUTATED_BYTES;
        if (dice < 89) return Attack.CHANGED_FIELDS;
        if (dice < 94) return Attack.CHANGED_FIELDS_OWN_SIGNATURE;
        return dice < 97 ? Attack.OWN_MEMBER_BESIDE : Attack.REPLAY_OF_OLDER;
    }

    private Bytes attempt(Attack attack, SignedRecord victim) {
        Envelope e = victim.envelope();
        return switch (attack) {
            case MUTATED_BYTES -> mutated(victim.wire());
            case CHANGED_FIELDS ->
                new Signed(
                                changed(victim, e.issuer()).statement(),
                                victim.signed().signature())
                        .wire();
            case CHANGED_FIELDS_OWN_SIGNATURE ->
                changed(victim, e.issuer()).statement().sign(mallory).wire();
            case OWN_RECORD_ON_ANOTHERS_KEY -> own(changed(victim, mallory.publicKey()));
            case OWN_MEMBER_BESIDE -> ownMembers.get(random.nextInt(ownMembers.size()));
            case REPLAY_OF_OLDER -> older.get(random.nextInt(older.size())).wire();
            case OTHER_KIND_ON_THE_KEY ->
                own(new Envelope(
                        e.network(),
                        Kind.values()[random.nextInt(Kind.values().length)].word(),
                        e.key(),
                        random.nextBoolean() ? e.issuer() : mallory.publicKey(),
                        e.name(),
                        e.sequence() + random.nextInt(3),
                        random.nextBoolean(),
                        e.created(),
                        e.expires(),
                        Bytes.utf8("{\"r\":" + random.nextInt(1000) + "}")));
        };
    }

    private Bytes mutated(Bytes wire) {
        byte[] bytes = wire.toArray();
        for (int n = random.nextInt(2); n >= 0; n--)
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return Bytes.adopt(bytes);
    }

    /** Signing is as dear as checking, so only some of those that the rules refuse anyway are signed for real. */
    private Bytes own(Envelope envelope) {
        if (random.nextInt(20) == 0) return envelope.statement().sign(mallory).wire();
        return new Signed(envelope.statement(), new Signature(Samples.bytes(random, Signature.LENGTH))).wire();
    }

    private Envelope changed(SignedRecord victim, PublicKey issuer) {
        Envelope e = victim.envelope();
        boolean removes = victim.kind().erasable() && random.nextBoolean();
        Bytes body = removes ? Bytes.EMPTY : Bytes.utf8("{\"r\":" + random.nextInt(1_000_000) + "}");
        boolean moves = random.nextInt(4) == 0;
        TableKey key =
                moves ? RecordKey.due(victim.kind(), issuer, e.name(), body).orElse(e.key()) : e.key();
        long life = removes
                ? victim.kind().tombstoneLife().toMillis()
                : 1 + random.nextLong(victim.kind().longestLife().toMillis());
        long sequence = victim.kind().way() == Way.IMMUTABLE ? 0 : e.sequence() + 1 + random.nextInt(9);
        return new Envelope(e.network(), e.kind(), key, issuer, e.name(), sequence, removes, NOW, NOW + life, body);
    }

    private void store(Bytes wire) {
        try {
            UnverifiedRecord read = UnverifiedRecord.read(wire);
            switch (validator.validate(read, NOW)) {
                case Verdict.Refused(Refusal refusal) ->
                    count(refusal.getClass().getSimpleName());
                case Verdict.Valid(SignedRecord record) -> keep(record);
            }
        } catch (MalformedException e) {
            count("malformed");
        }
    }

    private void keep(SignedRecord record) {
        String where = record.kind() + " " + record.key();
        RecordSet held = holder.getOrDefault(where, RecordSet.empty(record.kind(), record.key()));
        if (Offer.of(held, new Expected.Anything(), record) instanceof Offer.Refused(Refusal refusal))
            count(refusal.getClass().getSimpleName());
        holder.put(where, held.with(record));
    }

    private void count(String reason) {
        refused.merge(reason, 1, Integer::sum);
    }

    private void assertUntouched(SignedRecord victim, String where) {
        RecordSet held = holder.get(victim.kind() + " " + victim.key());
        boolean isHeld = held != null && held.members().contains(victim);
        if (!isHeld) throw new AssertionError(where + ": gone is " + victim + "\nheld is " + held);
    }
}
