package io.folkmoot.actors.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.cbor.CborWriter;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SavedTableTest {
    private static SavedTable random(long seed, int entries) {
        var random = new SplittableRandom(seed);
        List<SavedTable.Entry> list = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            var address = new Address(Peers.bytes(random, random.nextBoolean() ? 4 : 16), 1 + random.nextInt(65_535));
            list.add(new SavedTable.Entry(new Contact(Peers.key(random), address), random.nextLong(1L << 40)));
        }
        return new SavedTable(random.nextLong(1L << 42), list);
    }

    @Test
    void decodeUndoesEncode() throws MalformedException {
        for (int entries : new int[] {0, 1, 20, 250, SavedTable.MOST})
            assertThat(SavedTable.decode(random(entries, entries).encode())).isEqualTo(random(entries, entries));
    }

    @Test
    void anyDamageIsSeen() {
        byte[] note = random(1, 20).encode().toArray();
        var random = new SplittableRandom(2);
        for (int i = 0; i < note.length; i++) {
            byte[] damaged = note.clone();
            damaged[i] ^= (byte) (1 + random.nextInt(255));
            assertThatThrownBy(() -> SavedTable.decode(Bytes.adopt(damaged))).isInstanceOf(MalformedException.class);
            byte[] cut = Arrays.copyOf(note, i);
            assertThatThrownBy(() -> SavedTable.decode(Bytes.adopt(cut))).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void anotherVersionIsNamed() {
        Bytes content = new CborWriter(8).array(3).number(2).number(0).array(0).finish();
        Bytes note = new CborWriter(64)
                .array(2)
                .bytes(content)
                .bytes(Sha256.hash(content))
                .finish();
        assertThatThrownBy(() -> SavedTable.decode(note)).hasMessageContaining("version: 2, known is 1");
    }

    @Test
    void moreThanFitAreCutToThoseVerifiedLast() {
        SavedTable table = random(3, SavedTable.MOST + 10);
        assertThat(table.entries()).hasSize(SavedTable.MOST);
        assertThat(table.entries()).isSortedAccordingTo((a, b) -> Long.compare(a.ageMillis(), b.ageMillis()));
    }

    @Test
    void agesGrowByTheTimeBetweenTheLivesAndNeverShrink() {
        SavedTable table = new SavedTable(1_000_000, List.of());
        var entry = new SavedTable.Entry(Peers.number(1).contact(), 500);
        assertThat(table.ageMillis(entry, 1_000_200)).isEqualTo(700);
        assertThat(table.ageMillis(entry, 1_000_000 - 86_400_000)).isEqualTo(500);
        var ancient = new SavedTable.Entry(Peers.number(1).contact(), Long.MAX_VALUE);
        assertThat(table.ageMillis(ancient, 2_000_000)).isEqualTo(Long.MAX_VALUE);
    }
}
