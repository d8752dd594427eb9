package io.folkmoot.actors.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.packets.Datagram;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CookiesTest {
    private static final Duration LIFE = Duration.ofMinutes(2);
    private static final long PERIOD = LIFE.toNanos();
    private static final Path ALICE = Packets.ALICE;

    private final Cookies cookies = new Cookies(LIFE, new SplittableRandom(1));

    private boolean isValid(Path path, Bytes cookie, long now) {
        return cookies.isValid(path, cookie.toArray(), 0, now);
    }

    @Test
    void aCookieProvesTheAddressItWasBakedFor() {
        Bytes cookie = cookies.bake(ALICE, 0);
        assertThat(cookie.length()).isEqualTo(Datagram.COOKIE);
        assertThat(isValid(ALICE, cookie, 0)).isTrue();
        assertThat(isValid(Packets.direct("8.8.8.8", Packets.PORT), cookie, 0)).isTrue();
    }

    @Test
    void aCookieIsBoundToAddressAndPort() {
        Bytes cookie = cookies.bake(ALICE, 0);
        List<Path> others = List.of(
                Packets.direct("8.8.8.9", Packets.PORT),
                Packets.direct("8.8.8.8", Packets.PORT + 1),
                Packets.direct("8.8.8.8", Packets.PORT ^ 0x100),
                Packets.direct("8.8.8.8", Packets.PORT ^ 0x8000),
                Packets.direct("808:808::", Packets.PORT));
        assertThat(others).noneMatch(other -> isValid(other, cookie, 0));
    }

    @Test
    void aCookieSurvivesOneRotationAndNotTwo() {
        Bytes cookie = cookies.bake(ALICE, PERIOD - 1);
        assertThat(isValid(ALICE, cookie, PERIOD)).isTrue();
        assertThat(isValid(ALICE, cookie, 2 * PERIOD - 1)).isTrue();
        assertThat(isValid(ALICE, cookie, 2 * PERIOD)).isFalse();
    }

    @Test
    void aCookieExpiresAlsoWhenNobodyCameMeanwhile() {
        Bytes cookie = cookies.bake(ALICE, 0);
        assertThat(isValid(ALICE, cookie, 2 * PERIOD)).isFalse();
        Bytes later = cookies.bake(ALICE, 3 * PERIOD);
        assertThat(isValid(ALICE, later, 9 * PERIOD)).isFalse();
        assertThat(isValid(ALICE, cookie, 9 * PERIOD)).isFalse();
    }

    @Test
    void eachPeriodHasASecretOfItsOwn() {
        Bytes first = cookies.bake(ALICE, 0);
        Bytes second = cookies.bake(ALICE, PERIOD);
        assertThat(second).isNotEqualTo(first);
        assertThat(isValid(ALICE, second, 2 * PERIOD)).isTrue();
        assertThat(isValid(ALICE, first, 2 * PERIOD)).isFalse();
    }

    @Test
    void everyBitCounts() {
        byte[] cookie = cookies.bake(ALICE, 0).toArray();
        for (int bit = 0; bit < cookie.length * Byte.SIZE; bit++) {
            cookie[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            assertThat(cookies.isValid(ALICE, cookie, 0, 0)).as("bit %d", bit).isFalse();
            cookie[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
        }
        assertThat(cookies.isValid(ALICE, cookie, 0, 0)).isTrue();
    }

    @Test
    void twoDoorsDoNotTakeEachOthersCookies() {
        Cookies other = new Cookies(LIFE, new SplittableRandom(2));
        assertThat(isValid(ALICE, other.bake(ALICE, 0), 0)).isFalse();
    }
}
