package io.folkmoot.gateway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    void linesStandAtRoundNumbers() {
        assertThat(Axis.straight(0, 1, 5).ticks()).containsExactly(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);
        assertThat(Axis.straight(0, 97, 5).ticks()).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0, 100.0);
        assertThat(Axis.straight(-3, 7, 5).ticks()).containsExactly(-4.0, -2.0, 0.0, 2.0, 4.0, 6.0, 8.0);
        assertThat(Axis.straight(0, 1_234_567, 4).ticks()).containsExactly(0.0, 500_000.0, 1_000_000.0, 1_500_000.0);
        assertThat(Axis.straight(0, 0.0007, 4).ticks()).containsExactly(0.0, 0.0002, 0.0004, 0.0006, 0.0008);
    }

    @Test
    void whatIsTheSameEverywhereStillHasRoom() {
        Axis flat = Axis.straight(0, 0, 5);
        assertThat(flat.most()).isGreaterThan(flat.least());
        assertThat(Axis.straight(5, 5, 5).place(5)).isBetween(0.0, 1.0);
        assertThat(Axis.within(3, 3, 5).place(3)).isZero();
    }

    @Test
    void nothingButZeroesHaveAnAxisUpToOne() {
        assertThat(Axis.straight(0, 0, 5).most()).isEqualTo(1);
    }

    @Test
    void numbersAreShownInTheUnitOfTheirSize() {
        assertThat(Numbers.of(0.9987, "part")).isEqualTo("99.87 %");
        assertThat(Numbers.of(0.999_999, "part")).as("short of all").isEqualTo("99.99 %");
        assertThat(Numbers.of(1, "part")).isEqualTo("100 %");
        assertThat(Numbers.of(15_206.1, "ms")).isEqualTo("15.21 s");
        assertThat(Numbers.of(9_900, "ms")).isEqualTo("9,900 ms");
        assertThat(Numbers.of(1_081_590, "B")).isEqualTo("1.082 MB");
    }

    @Test
    void withinKeepsItsEnds() {
        Axis axis = Axis.within(0.5, 5.5, 5);
        assertThat(axis.ticks()).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0);
        assertThat(axis.place(0.5)).isZero();
        assertThat(axis.place(5.5)).isEqualTo(1);
    }

    @Test
    void wideRangesStandOnPowersOfTen() {
        assertThat(Axis.isWide(0, 1_000)).isFalse();
        assertThat(Axis.isWide(3, 3_000)).isTrue();
        Axis axis = Axis.powers(3, 3_000);
        assertThat(axis.ticks()).containsExactly(5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1_000.0, 2_000.0);
        assertThat(axis.place(3)).isZero();
        assertThat(axis.place(3_000)).isEqualTo(1);
        assertThat(Axis.powers(1, 1e6).ticks()).hasSize(7);
    }

    @Test
    void numbersAreSaidAsPeopleReadThem() {
        assertThat(Numbers.of(0)).isEqualTo("0");
        assertThat(Numbers.of(0.031_249)).isEqualTo("0.03125");
        assertThat(Numbers.of(1_234.4)).isEqualTo("1,234");
        assertThat(Numbers.of(123_456_789)).isEqualTo("123.5 M");
        assertThat(Numbers.of(99.97)).isEqualTo("99.97");
        assertThat(Numbers.of(Double.NaN)).isEqualTo("-");
        assertThat(Numbers.of(5, "/s")).isEqualTo("5/s");
        assertThat(Numbers.of(java.time.Duration.ofMinutes(72))).isEqualTo("1 h 12 min");
        assertThat(Numbers.of(java.time.Duration.ofMillis(-1_500))).isEqualTo("-1.5 s");
    }
}
