package io.folkmoot.protocol.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.identity.Amid;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordKeyTest {
    private static final PublicKey ALICE = Samples.key(1).publicKey();
    private static final PublicKey BOB = Samples.key(2).publicKey();
    private static final Bytes HASH = Sha256.hash(Bytes.utf8("x"));

    @Test
    void noKeyServesTwoThings() {
        List<TableKey> keys = new ArrayList<>();
        for (PublicKey issuer : List.of(ALICE, BOB)) {
            keys.add(RecordKey.peer(issuer));
            keys.add(RecordKey.awareness(issuer));
            keys.add(RecordKey.certificate(issuer));
            keys.add(RecordKey.mailbox(Placement.of(issuer)));
            for (Kind kind : List.of(Kind.ENDORSEMENT, Kind.REVOCATION, Kind.REPORT, Kind.QUARANTINE))
                keys.add(RecordKey.ofOperator(kind, issuer));
            for (String name : List.of("", "a", "ab")) {
                keys.add(RecordKey.entry(issuer, name));
                keys.add(RecordKey.card(issuer, name));
                keys.add(RecordKey.receipt(issuer, name));
            }
        }
        for (Kind kind : List.of(Kind.MODULE, Kind.CHUNK, Kind.GENESIS, Kind.BALLOT, Kind.TASK))
            keys.add(RecordKey.ofContent(kind, HASH));
        for (Kind kind : List.of(Kind.COMMIT, Kind.REVEAL, Kind.TALLY, Kind.LEASE, Kind.COMPLETION))
            keys.add(RecordKey.ofObject(kind, HASH));
        for (String topic : List.of("go", "go:a", "domain_index")) {
            for (int shard = 0; shard < 3; shard++) {
                keys.add(RecordKey.domainIndex(topic, shard));
                keys.add(RecordKey.capabilityIndex(topic, shard));
                keys.add(RecordKey.taskIndex(topic, shard));
            }
        }
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void aPeerLiesWhereOtherSystemsLookForIt() {
        assertThat(RecordKey.peer(ALICE))
                .isEqualTo(RecordKey.peer(Amid.of(ALICE)))
                .isEqualTo(TableKey.of(Sha256.hash(Bytes.utf8(Amid.of(ALICE).text()))));
    }

    @Test
    void theKeysAreThoseOfTheProtocol() {
        assertThat(RecordKey.domainIndex("go/concurrency", 0).toHex())
                .isEqualTo(TableKey.derive(
                                "folkmoot/key/domain-index", Bytes.utf8("go/concurrency"), Bytes.hex("00000000"))
                        .toHex());
        assertThat(RecordKey.entry(ALICE, "x"))
                .isEqualTo(TableKey.derive("folkmoot/key/entry", ALICE.bytes(), Bytes.utf8("x")));
        assertThat(RecordKey.ofContent(Kind.MODULE, HASH)).isEqualTo(TableKey.derive("folkmoot/key/module", HASH));
    }

    @Test
    void aKindHasOnlyTheKeyOfItsRule() {
        assertThatThrownBy(() -> RecordKey.ofContent(Kind.ENTRY, HASH)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordKey.ofContent(Kind.MODULE, Bytes.EMPTY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordKey.ofOwned(Kind.MAILBOX, ALICE, ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordKey.ofOperator(Kind.TALLY, ALICE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordKey.ofObject(Kind.REPORT, HASH)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordKey.domainIndex("go", -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
