package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.quorum.Quorum;
import java.util.ArrayList;
import java.util.List;

/** The thresholds of every size of committee. */
record QuorumVectors() implements Section {
    private static final int LARGEST = 20;

    @Override
    public String name() {
        return "quorums";
    }

    @Override
    public List<String> free() {
        return List.of("members");
    }

    @Override
    public void write(Lines lines) {
        lines.put("members", "faults decide claim latest certain absent");
        for (int n = 1; n <= LARGEST; n++) {
            Quorum q = Quorum.of(n);
            lines.put(
                    String.format("%7d", n),
                    String.format(
                            "%6d %6d %5d %6d %7d %6d",
                            q.faults(), q.decide(), q.claim(), q.readLatest(), q.readCertain(), q.readAbsent()));
        }
    }

    /** By what the thresholds are for, not by their formulas. */
    @Override
    public void check(List<Item> items) {
        List<Item.Line> rows = items.get(0).lines();
        assertThat(rows).hasSize(1 + LARGEST);
        for (int n = 1; n <= LARGEST; n++) {
            assertThat(rows.get(n).name().strip()).isEqualTo(String.valueOf(n));
            List<Integer> cells = new ArrayList<>();
            for (String word : rows.get(n).words()) cells.add(Integer.parseInt(word));
            int faults = cells.get(0);
            int decide = cells.get(1);
            assertThat(faults).isEqualTo((int) Math.ceil(n / 3.0) - 1);
            assertThat(2 * decide - n).as("what two quorums share").isBetween(faults + 1, faults + 2);
            assertThat(2 * (decide - 1) - n).as("what smaller ones would share").isLessThan(faults + 1);
            assertThat(cells.get(2)).isEqualTo((int) Math.ceil(0.8 * n));
            assertThat(cells.get(3) + decide).isEqualTo(n + 1);
            assertThat(cells.get(4) + decide - n)
                    .as("what a certain read shares with a write")
                    .isEqualTo(faults + 1);
            assertThat(cells.get(5)).isEqualTo(decide);
        }
    }
}
