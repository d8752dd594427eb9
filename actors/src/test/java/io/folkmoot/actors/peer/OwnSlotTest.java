package io.folkmoot.actors.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.peer.Peer.Draft;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.records.Expected;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordDraft;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.signing.NetworkId;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OwnSlotTest {
    private static final NetworkId NETWORK = new NetworkId(Bytes.adopt(new byte[NetworkId.LENGTH]));
    private static final SigningKey KEY = SigningKey.generate(new SplittableRandom(1));
    private static final long NOW = 1_900_000_000_000L;

    private static OwnSlot slot(Kind kind, Expected expected) {
        var draft = new Draft(kind, "news", Bytes.utf8("{}"), Optional.empty(), expected);
        return new OwnSlot(NETWORK, KEY.publicKey(), draft);
    }

    private static final OwnSlot NOTE = slot(Kind.NOTE, new Expected.Anything());

    private static SignedRecord version(long sequence, long created) {
        return RecordDraft.of(NETWORK, Kind.NOTE, created)
                .name("news")
                .sequence(sequence)
                .sign(KEY);
    }

    @Test
    void theFirstVersionHasNumberZero() {
        assertThat(NOTE.next(Optional.empty(), NOW).sign(KEY).sequence()).isZero();
    }

    @Test
    void theNextVersionFollowsTheNewestTombstonesIncluded() {
        SignedRecord gone = RecordDraft.removing(version(6, NOW - 10), NOW - 5).sign(KEY);
        SignedRecord next = NOTE.next(Optional.of(gone), NOW).sign(KEY);
        assertThat(next.sequence()).isEqualTo(8);
        assertThat(next.isTombstone()).isFalse();
        assertThat(NOTE.newest(RecordSets.empty(NOTE.key()).with(gone))).contains(gone);
    }

    @Test
    void whoNamesTheVersionThatHeExpectsGoesAboveIt() {
        OwnSlot swap = slot(Kind.NOTE, new Expected.Sequence(12));
        assertThat(swap.next(Optional.of(version(3, NOW)), NOW).sign(KEY).sequence())
                .isEqualTo(13);
    }

    @Test
    void noVersionIsOlderThanTheOneBefore() {
        SignedRecord next =
                NOTE.next(Optional.of(version(3, NOW + 50_000)), NOW).sign(KEY);
        assertThat(next.created()).isEqualTo(NOW + 50_000);
    }

    @Test
    void whatIsFoundByItsHashHasNoVersions() {
        assertThat(slot(Kind.CHUNK, new Expected.Anything()).isVersioned()).isFalse();
        assertThat(NOTE.isVersioned()).isTrue();
    }

    @Test
    void theNewerOfTwoIsTheOneWithTheHigherNumber() {
        Optional<SignedRecord> three = Optional.of(version(3, NOW));
        Optional<SignedRecord> four = Optional.of(version(4, NOW - 1));
        assertThat(OwnSlot.newer(three, four)).isEqualTo(four);
        assertThat(OwnSlot.newer(four, three)).isEqualTo(four);
        assertThat(OwnSlot.newer(Optional.empty(), three)).isEqualTo(three);
        assertThat(OwnSlot.newer(three, Optional.empty())).isEqualTo(three);
    }
}
