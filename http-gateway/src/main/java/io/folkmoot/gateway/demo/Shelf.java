package io.folkmoot.gateway.demo;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.records.CertificateCheck;
import io.folkmoot.protocol.records.IssuerCheck;
import io.folkmoot.protocol.records.RecordSet;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.records.UnverifiedRecord;
import io.folkmoot.protocol.records.Validator;
import io.folkmoot.protocol.records.Verdict;
import io.folkmoot.protocol.signing.NetworkId;
import java.util.ArrayList;
import java.util.List;

/** The five copies of what lies under one key, each merged from bytes in its own order. */
final class Shelf {
    private final List<RecordSet> copies = new ArrayList<>();
    private final Validator validator;
    private final long now;

    Shelf(SignedRecord first, int holders, NetworkId network, long now) {
        for (int i = 0; i < holders; i++) copies.add(RecordSet.empty(first.kind(), first.key()));
        this.validator = new Validator(network, IssuerCheck.EVERYBODY, CertificateCheck.NOTHING);
        this.now = now;
    }

    /** Every holder receives all of them, each starting at another one. */
    void deliver(List<SignedRecord> records) throws MalformedException {
        for (int holder = 0; holder < copies.size(); holder++)
            for (int i = 0; i < records.size(); i++)
                accept(holder, records.get((holder + i) % records.size()).wire());
    }

    /** What a holder says of a record that arrives: nothing when it takes it, else why not. */
    String offer(Bytes wire) throws MalformedException {
        return switch (validator.validate(UnverifiedRecord.read(wire), now)) {
            case Verdict.Valid(var record) -> "";
            case Verdict.Refused(var refusal) -> refusal.reason();
        };
    }

    boolean allAgree() {
        return copies.stream().map(RecordSet::digest).distinct().count() == 1;
    }

    List<SignedRecord> shown() {
        return copies.getFirst().live(now);
    }

    private void accept(int holder, Bytes wire) throws MalformedException {
        if (validator.validate(UnverifiedRecord.read(wire), now) instanceof Verdict.Valid(var record))
            copies.set(holder, copies.get(holder).with(record));
    }
}
