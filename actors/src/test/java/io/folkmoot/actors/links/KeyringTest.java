package io.folkmoot.actors.links;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A few sessions of one neighbour, the newest in use, and none that its present life does not know. */
class KeyringTest {
    private static final long LIFE = 100;

    private final Keyring keyring = new Keyring();

    private static boolean isWiped(Keys keys) {
        return keys.session().expired(0);
    }

    @Test
    void beforeTheFirstSessionThereIsNone() {
        assertThat(keyring.current()).isNull();
        assertThat(keyring.byLocal(1)).isNull();
    }

    @Test
    void theNewestIsSentUnderAndAllAreReceivedUnder() {
        Keys one = Someone.keys(1, LIFE);
        Keys two = Someone.keys(2, LIFE);
        Keys three = Someone.keys(3, LIFE);
        assertThat(keyring.confirm(one)).isEmpty();
        assertThat(keyring.confirm(two)).isEmpty();
        assertThat(keyring.confirm(three)).isEmpty();
        assertThat(keyring.current()).isSameAs(three);
        assertThat(keyring.all()).containsExactly(three, two, one);
        assertThat(keyring.byLocal(1)).isSameAs(one);
        assertThat(keyring.byLocal(4)).isNull();
    }

    @Test
    void aFourthPushesTheOldestOutWiped() {
        Keys oldest = Someone.keys(1, LIFE);
        keyring.confirm(oldest);
        for (int id = 2; id <= 3; id++) keyring.confirm(Someone.keys(id, LIFE));
        assertThat(isWiped(oldest)).isFalse();
        assertThat(keyring.confirm(Someone.keys(4, LIFE))).containsExactly(oldest);
        assertThat(isWiped(oldest)).isTrue();
        assertThat(keyring.byLocal(1)).isNull();
        assertThat(keyring.all()).hasSize(3).noneMatch(KeyringTest::isWiped);
    }

    @Test
    void anotherLifeOfThePeerEndsAllOfTheOneBefore() {
        Keys one = Someone.keys(1, LIFE);
        Keys two = Someone.keys(2, LIFE);
        keyring.confirm(one);
        keyring.confirm(two);
        Keys reborn = Someone.keys(3, LIFE + 1);
        assertThat(keyring.confirm(reborn)).containsExactlyInAnyOrder(one, two);
        assertThat(keyring.all()).containsExactly(reborn);
        assertThat(isWiped(one) && isWiped(two) && !isWiped(reborn)).isTrue();
    }

    @Test
    void clearedItHandsAllBackWiped() {
        Keys one = Someone.keys(1, LIFE);
        keyring.confirm(one);
        assertThat(keyring.clear()).containsExactly(one);
        assertThat(isWiped(one)).isTrue();
        assertThat(keyring.current()).isNull();
        assertThat(keyring.clear()).isEmpty();
    }

    @Test
    void atRestOnlyTheNewestStaysAndThoseOfTheSameStart() {
        Keys old = born(1, 0);
        Keys other = born(2, 3_600_000);
        Keys newest = born(3, 3_600_500);
        keyring.confirm(old);
        keyring.confirm(other);
        keyring.confirm(newest);
        assertThat(keyring.rest()).containsExactly(old);
        assertThat(isWiped(old)).isTrue();
        assertThat(keyring.all()).containsExactly(newest, other);
    }

    private static Keys born(long id, long millis) {
        Keys keys = Someone.keys(id, LIFE);
        return new Keys(keys.session(), keys.local(), keys.remote(), keys.boot(), keys.streams(), millis);
    }
}
