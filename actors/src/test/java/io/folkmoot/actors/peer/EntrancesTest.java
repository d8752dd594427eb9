package io.folkmoot.actors.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.peer.Peer.Entrance;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntrancesTest {
    private static final Entrance FIRST = new Entrance(Optional.empty(), address(1));
    private static final Entrance SECOND = new Entrance(Optional.of(key(2)), address(2));
    private static final Entrances BOTH = Entrances.given(List.of(FIRST, SECOND));

    private static Address address(int host) {
        return new Address(Bytes.adopt(new byte[] {10, 0, 0, (byte) host}), 4_000);
    }

    private static PublicKey key(int number) {
        byte[] key = new byte[PublicKey.LENGTH];
        key[0] = (byte) number;
        return new PublicKey(Bytes.adopt(key));
    }

    @Test
    void eachIsTriedUntilItHasAnswered() {
        assertThat(BOTH.toTry()).containsExactly(FIRST, SECOND);
        assertThat(BOTH.failed(FIRST, "nobody answers").toTry()).containsExactly(FIRST, SECOND);
        assertThat(BOTH.passed(FIRST).toTry()).containsExactly(SECOND);
        assertThat(BOTH.passed(FIRST).passed(SECOND).toTry()).isEmpty();
    }

    @Test
    void whoeverHasLostAllTriesAll() {
        assertThat(BOTH.passed(FIRST).passed(SECOND).allToTry().toTry()).containsExactly(FIRST, SECOND);
    }

    @Test
    void onesGivenTwiceAreTriedOnce() {
        assertThat(Entrances.given(List.of(FIRST, FIRST)).toTry()).containsExactly(FIRST);
    }

    @Test
    void whatCameOfThoseGivenIsTold() {
        assertThat(BOTH.failed(FIRST, "nobody answers").passed(SECOND).problems())
                .isEqualTo("10.0.0.1:4000: nobody answers; 10.0.0.2:4000: answers");
    }

    @Test
    void formerNeighboursAreTriedWhenAllIsLostTheLastOnesOnly() {
        Entrances entrances = Entrances.given(List.of(FIRST));
        for (int i = 0; i < 50; i++) entrances = entrances.met(new Contact(key(i), address(i)));
        assertThat(entrances.toTry()).containsExactly(FIRST);
        List<Entrance> all = entrances.allToTry().toTry();
        assertThat(all).hasSize(1 + Entrances.MOST_FORMER).startsWith(FIRST);
        assertThat(all.getLast().key()).contains(key(49));
        assertThat(entrances.problems()).doesNotContain("10.0.0.49");
    }

    @Test
    void oneThatMovedIsTriedAtItsNewPlace() {
        Entrances entrances = Entrances.given(List.of())
                .met(new Contact(key(1), address(1)))
                .met(new Contact(key(1), address(9)))
                .allToTry();
        assertThat(entrances.toTry()).containsExactly(new Entrance(Optional.of(key(1)), address(9)));
    }
}
