package io.folkmoot.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.simulation.scenario.Plot.Point;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SamplesTest {
    private final Samples samples = Samples.of("x");

    private void addDownFrom(int most) {
        IntStream.rangeClosed(1, most).forEach(i -> samples.add(most + 1 - i));
    }

    @Test
    void aQuantileIsTheLeastValueThatSoManyDoNotExceed() {
        addDownFrom(1000);
        assertThat(samples.p(0.5)).isEqualTo(500);
        assertThat(samples.p(0.99)).isEqualTo(990);
        assertThat(samples.p(0)).isEqualTo(1);
        assertThat(samples.p(1)).isEqualTo(1000);
        assertThat(samples.mean()).isEqualTo(500.5);
        samples.add(5000);
        assertThat(samples.most()).isEqualTo(5000);
    }

    @Test
    void nothingHasNoQuantileAndMeetsNoGoal() {
        assertThat(samples.p(0.5)).isNaN();
        assertThat(Figure.Goal.atMost(9).isMetBy(samples.p(0.5))).isFalse();
        assertThat(samples.bars().points()).isEmpty();
        assertThat(samples.cumulative().points()).isEmpty();
        assertThatThrownBy(() -> samples.add(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theCumulativeLineRisesToOneAndTellsTheTail() {
        addDownFrom(5000);
        var points = samples.cumulative().points();
        assertThat(points).isSortedAccordingTo((a, b) -> Double.compare(a.y(), b.y()));
        assertThat(points.getFirst()).isEqualTo(new Point(1, 0));
        assertThat(points.getLast()).isEqualTo(new Point(5000, 1));
        assertThat(points).anyMatch(point -> point.y() > 0.998 && point.y() < 1);
        assertThat(points).hasSizeLessThan(120);
    }

    @Test
    void barsHoldEveryValueOnce() {
        for (int i = 0; i < 777; i++) samples.add(i * i % 101 / 7.0);
        var bars = samples.bars().points();
        assertThat(bars).hasSizeLessThanOrEqualTo(41);
        assertThat(bars.stream().mapToDouble(Point::y).sum()).isEqualTo(777);
    }

    @Test
    void fewWholeNumbersGetABarEach() {
        for (int hops : new int[] {2, 3, 3, 5}) samples.add(hops);
        assertThat(samples.bars().points())
                .containsExactly(new Point(2, 1), new Point(3, 2), new Point(4, 0), new Point(5, 1));
    }
}
