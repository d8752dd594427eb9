package io.folkmoot.protocol.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
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
    private static final List<Kind> KINDS = List.of(Kind.values());

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
        attack(4_000);
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
            SignedRecord victim = chooseVictim(attack);
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

    /** Two thirds meet a rule before any signature is checked; the rest cost a tenth of a millisecond each. */
    private Attack choose() {
        int dice = random.nextInt(100);
        if (dice < 60) return Attack.OWN_RECORD_ON_ANOTHERS_KEY;
        if (dice < 75) return Attack.OTHER_KIND_ON_THE_KEY;
        if (dice < 84) return Attack.MUTATED_BYTES;
        if (dice < 89) return Attack.CHANGED_FIELDS;
        if (dice < 94) return Attack.CHANGED_FIELDS_OWN_SIGNATURE;
        return dice < 97 ? Attack.OWN_MEMBER_BESIDE : Attack.REPLAY_OF_OLDER;
    }

    private SignedRecord chooseVictim(Attack attack) {
        SignedRecord victim = victims.get(random.nextInt(victims.size()));
        boolean rare = attack == Attack.OWN_RECORD_ON_ANOTHERS_KEY && random.nextInt(10) > 0;
        while (rare && victim.kind().keyRule() == KeyRule.TOPIC) victim = victims.get(random.nextInt(victims.size()));
        return victim;
    }

    private Bytes attempt(Attack attack, SignedRecord victim) {
        PublicKey self = mallory.publicKey();
        PublicKey other = victim.issuer();
        return switch (attack) {
            case MUTATED_BYTES -> mutated(victim.wire());
            case CHANGED_FIELDS ->
                new Signed(
                                successor(victim, victim.kind(), other).statement(),
                                victim.signed().signature())
                        .wire();
            case CHANGED_FIELDS_OWN_SIGNATURE ->
                successor(victim, victim.kind(), other)
                        .statement()
                        .sign(mallory)
                        .wire();
            case OWN_RECORD_ON_ANOTHERS_KEY -> own(successor(victim, victim.kind(), self));
            case OWN_MEMBER_BESIDE -> ownMembers.get(random.nextInt(ownMembers.size()));
            case REPLAY_OF_OLDER -> older.get(random.nextInt(older.size())).wire();
            case OTHER_KIND_ON_THE_KEY ->
                own(successor(victim, KINDS.get(random.nextInt(KINDS.size())), random.nextBoolean() ? other : self));
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
        boolean reachesTheSignature = envelope.issuer().equals(mallory.publicKey())
                && Kind.ofWord(envelope.kind()).orElseThrow().keyRule() == KeyRule.TOPIC;
        if (random.nextInt(reachesTheSignature ? 4 : 50) == 0)
            return envelope.statement().sign(mallory).wire();
        return new Signed(envelope.statement(), new Signature(Samples.bytes(random, Signature.LENGTH))).wire();
    }

    /** In perfect form but for the key or the signature, and newer than what it is to replace. */
    private Envelope successor(SignedRecord victim, Kind kind, PublicKey issuer) {
        boolean removes = kind.erasable() && random.nextBoolean();
        Bytes body = removes ? Bytes.EMPTY : Bytes.utf8("{\"r\":" + random.nextInt(1_000_000) + "}");
        String name = kind.isNameless()
                ? ""
                : kind.isNamedByBody() ? Sha256.hash(body).toHex() : victim.name();
        boolean moves = random.nextInt(10) == 0;
        TableKey key = moves ? RecordKey.due(kind, issuer, name, body).orElse(victim.key()) : victim.key();
        long longest = kind.longestLife().toMillis();
        long life = removes ? kind.tombstoneLife().toMillis() : 1 + random.nextLong(longest);
        long sequence = kind.way() == Way.IMMUTABLE ? 0 : victim.sequence() + 1 + random.nextInt(9);
        return new Envelope(victim.network(), kind.word(), key, issuer, name, sequence, removes, NOW, NOW + life, body);
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
