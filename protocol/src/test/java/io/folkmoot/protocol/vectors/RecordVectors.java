package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.records.IssuerCheck;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordDraft;
import io.folkmoot.protocol.records.RecordKey;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.records.UnverifiedRecord;
import io.folkmoot.protocol.records.Validator;
import io.folkmoot.protocol.records.Verdict;
import java.util.List;
import java.util.Optional;

/** Signed records of each way with their fields, and until when holders remember them. */
record RecordVectors() implements Section {
    /** The rules of form alone: who may write, and what certifies, are other chapters. */
    static final Validator VALIDATOR = new Validator(Cast.NETWORK, IssuerCheck.EVERYBODY, record -> Optional.empty());

    static final String DOMAIN = "go/concurrency";

    static SignedRecord entry() {
        return RecordDraft.of(Cast.NETWORK, Kind.ENTRY, Cast.NOW)
                .name("channels")
                .json("{\"content\":\"Close a channel on the side that sends.\"}")
                .sign(Cast.ALICE);
    }

    static SignedRecord pointer() {
        return RecordDraft.of(Cast.NETWORK, Kind.DOMAIN_INDEX, Cast.NOW)
                .under(RecordKey.domainIndex(DOMAIN, 0))
                .name("channels")
                .sequence(4)
                .json("{\"entry\":\"" + entry().key() + "\"}")
                .sign(Cast.ALICE);
    }

    private static List<SignedRecord> examples() {
        return List.of(
                RecordDraft.of(Cast.NETWORK, Kind.CHUNK, Cast.NOW)
                        .body(Bytes.hex("0061736d01000000"))
                        .sign(Cast.ALICE),
                entry(),
                RecordDraft.replacing(entry(), Cast.NOW + 1_000)
                        .json("{\"content\":\"Only the sender closes a channel.\"}")
                        .sign(Cast.ALICE),
                RecordDraft.removing(entry(), Cast.NOW + 1_000).sign(Cast.ALICE),
                RecordDraft.of(Cast.NETWORK, Kind.PEER, Cast.NOW).json("{}").sign(Cast.ALICE),
                pointer(),
                RecordDraft.of(Cast.NETWORK, Kind.COMMIT, Cast.NOW)
                        .under(RecordKey.ofObject(Kind.COMMIT, Cast.repeated(0x0b)))
                        .body(Bytes.hex("c0"))
                        .sign(Cast.ALICE),
                RecordDraft.of(Cast.NETWORK, Kind.LEASE, Cast.NOW)
                        .under(RecordKey.ofObject(Kind.LEASE, Cast.repeated(0x0b)))
                        .sequence(3)
                        .body(Bytes.hex("1ea5e0"))
                        .sign(Cast.ALICE));
    }

    @Override
    public String name() {
        return "records";
    }

    @Override
    public void write(Lines lines) {
        for (SignedRecord record : examples())
            lines.item()
                    .put("kind", record.kind().word())
                    .put("key", record.key())
                    .put("issuer", record.issuer())
                    .put("name", record.name())
                    .put("sequence", record.sequence())
                    .put("tombstone", record.isTombstone() ? 1 : 0)
                    .put("created", record.created())
                    .put("expires", record.expires())
                    .put("body", record.body())
                    .put("wire", record.wire())
                    .put("id", record.id())
                    .put("forgotten", record.forgottenAt());
    }

    @Override
    public void check(List<Item> items) throws Exception {
        for (Item item : items) {
            Verdict verdict = VALIDATOR.validate(UnverifiedRecord.read(item.bytes("wire")), Cast.NOW + 1_000);
            assertThat(verdict).isInstanceOf(Verdict.Valid.class);
            SignedRecord record = ((Verdict.Valid) verdict).record();
            assertThat(record.kind().word()).isEqualTo(item.text("kind"));
            assertThat(record.key().bytes()).isEqualTo(item.bytes("key"));
            assertThat(record.issuer().bytes()).isEqualTo(item.bytes("issuer"));
            assertThat(record.name()).isEqualTo(item.text("name"));
            assertThat(record.sequence()).isEqualTo(item.number("sequence"));
            assertThat(record.isTombstone() ? "1" : "0").isEqualTo(item.text("tombstone"));
            assertThat(record.created()).isEqualTo(item.number("created"));
            assertThat(record.expires()).isEqualTo(item.number("expires"));
            assertThat(record.body()).isEqualTo(item.bytes("body"));
            assertThat(record.id()).isEqualTo(item.bytes("id"));
            assertThat(record.forgottenAt()).isEqualTo(item.number("forgotten"));
        }
    }
}
