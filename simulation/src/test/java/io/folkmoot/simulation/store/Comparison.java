package io.folkmoot.simulation.store;

import static io.folkmoot.simulation.store.Samples.ISSUERS;
import static io.folkmoot.simulation.store.Samples.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.persistence.records.RecordStore.Rule;
import io.folkmoot.persistence.records.RecordStore.Step;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.records.Expected;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.Offer;
import io.folkmoot.protocol.records.RecordSet;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** The same random calls to a store and to a {@link DumbStore}, whose answers must be the same. */
final class Comparison {
    private static final int CALLS = 150;

    private final RecordStoreContract contract;
    private final long seed;
    private final SplittableRandom dice;
    private final DumbStore dumb = new DumbStore();

    Comparison(RecordStoreContract contract, long seed) {
        this.contract = contract;
        this.seed = seed;
        dice = new SplittableRandom(seed);
    }

    void run() {
        contract.forget(Long.MAX_VALUE, 10_000);
        for (int call = 0; call < CALLS; call++) {
            switch (dice.nextInt(12)) {
                case 0 -> read();
                case 1 -> list();
                case 2 -> digest();
                case 3 -> fetch();
                case 4 -> forget();
                case 5, 6 -> remove();
                default -> offer();
            }
        }
        same(contract.list(key(0), key(255), 10_000), dumb.list(key(0), key(255), 10_000));
        same(contract.store.counts().records(), (long) dumb.all().size());
        same(
                contract.store.counts().bytes(),
                dumb.all().stream().mapToLong(record -> record.wire().length()).sum());
    }

    private void same(Object found, Object expected) {
        assertThat(found).as("seed %d", seed).isEqualTo(expected);
    }

    private void read() {
        TableKey key = anyKey();
        Optional<Kind> kind = dice.nextBoolean() ? Optional.empty() : Optional.of(anyKind());
        same(
                contract.get(contract.<RecordSets>call(done -> contract.store.read(key, kind, done))),
                dumb.read(key, kind));
    }

    private void list() {
        TableKey from = anyKey();
        TableKey to = anyKey();
        int most = 1 + dice.nextInt(20);
        same(contract.list(from, to, most), dumb.list(from, to, most));
    }

    private void digest() {
        TableKey from = anyKey();
        TableKey to = anyKey();
        same(contract.digest(from, to), dumb.digest(from, to));
    }

    private void fetch() {
        List<Bytes> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) ids.add(anyRecord().id());
        dumb.all().stream().filter(record -> dice.nextInt(3) == 0).forEach(record -> ids.add(record.id()));
        List<Bytes> each = ids.stream().distinct().toList();
        assertThat(contract.fetch(each)).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(dumb.fetch(each));
    }

    private void forget() {
        long now = Samples.NOW + Samples.LIFE.toMillis() + dice.nextInt(3) * 86_400_000L * 15;
        same(contract.forget(now, 10_000), dumb.forget(now));
    }

    private void remove() {
        if (dumb.all().isEmpty()) return;
        SignedRecord record = dumb.all().get(dice.nextInt(dumb.all().size()));
        boolean byTombstone = dice.nextBoolean() && !record.isTombstone();
        if (byTombstone) update(record, offer(Samples.tombstone(record)));
        else update(record, held -> new Step<>(held.without(record.id()), "removed"));
    }

    private void offer() {
        SignedRecord record = anyRecord();
        update(record, offer(record));
    }

    private void update(SignedRecord record, Rule<String> rule) {
        String found = contract.get(
                contract.<String>call(done -> contract.store.update(record.key(), record.kind(), rule, done)));
        same(found, dumb.update(record.key(), record.kind(), rule));
    }

    private static Rule<String> offer(SignedRecord record) {
        return held -> switch (Offer.of(held, new Expected.Anything(), record)) {
            case Offer.Accepted(RecordSet next) -> new Step<>(next, "accepted");
            case Offer.Refused refused -> new Step<>(held, refused.toString());
        };
    }

    private SignedRecord anyRecord() {
        SigningKey issuer = ISSUERS.get(dice.nextInt(ISSUERS.size()));
        String name = "name " + dice.nextInt(4);
        long sequence = dice.nextInt(4);
        return switch (anyKind()) {
            case MAILBOX -> Samples.letter(anyKey(), issuer, name, sequence);
            case DOMAIN_INDEX -> Samples.pointer(anyKey(), issuer, name, sequence);
            default -> Samples.note(issuer, name, sequence);
        };
    }

    private Kind anyKind() {
        return List.of(Kind.MAILBOX, Kind.DOMAIN_INDEX, Kind.NOTE).get(dice.nextInt(3));
    }

    private TableKey anyKey() {
        return key(dice.nextInt(5) * 60);
    }
}
