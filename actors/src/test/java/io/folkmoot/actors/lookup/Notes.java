package io.folkmoot.actors.lookup;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.records.IssuerCheck;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordDraft;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.records.Validator;
import io.folkmoot.protocol.signing.NetworkId;
import java.util.Optional;
import java.util.SplittableRandom;

/** Signed notes of one author, and who judges them. */
final class Notes {
    static final NetworkId NETWORK = new NetworkId(Bytes.adopt(new byte[32]));
    static final long NOW = 1_800_000_000_000L;
    static final SigningKey AUTHOR = SigningKey.generate(new SplittableRandom(77));
    static final Validator VALIDATOR = new Validator(NETWORK, IssuerCheck.EVERYBODY, record -> Optional.empty());

    private Notes() {}

    static SignedRecord note(long sequence) {
        return named("note", sequence);
    }

    static SignedRecord named(String name, long sequence) {
        return RecordDraft.of(NETWORK, Kind.NOTE, NOW)
                .name(name)
                .sequence(sequence)
                .body(Bytes.utf8("version " + sequence))
                .sign(AUTHOR);
    }

    static SignedRecord module() {
        return RecordDraft.of(NETWORK, Kind.MODULE, NOW)
                .body(Bytes.utf8("code"))
                .sign(AUTHOR);
    }

    static SignedRecord removal(SignedRecord of) {
        return RecordDraft.removing(of, NOW).sign(AUTHOR);
    }

    static Bytes forged(SignedRecord record) {
        byte[] wire = record.wire().toArray();
        wire[wire.length - 1] ^= 1;
        return Bytes.adopt(wire);
    }
}
