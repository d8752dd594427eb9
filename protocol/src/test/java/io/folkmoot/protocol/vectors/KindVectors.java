package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.BodyForm;
import io.folkmoot.protocol.records.KeyRule;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordDraft;
import io.folkmoot.protocol.records.RecordSet;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.records.UnverifiedRecord;
import io.folkmoot.protocol.records.Verdict;
import io.folkmoot.protocol.records.Way;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The table of kinds with its limits; the check tries every limit from both sides. */
record KindVectors() implements Section {
    private static final String HEADING = "%-10s %-15s %-5s %4s %5s %6s %4s %5s  %s";
    private static final TableKey TOPIC = TableKey.of(Cast.repeated(0x0c));

    @Override
    public String name() {
        return "kinds";
    }

    @Override
    public List<String> free() {
        return List.of("kind");
    }

    @Override
    public void write(Lines lines) {
        lines.put(
                pad("kind"),
                String.format(
                        HEADING, "way", "key", "body", "days", "tomb", "bytes", "each", "all", "author may remove"));
        for (Kind kind : Kind.values()) lines.put(pad(kind.word()), row(kind));
    }

    private static String pad(String word) {
        return String.format("%-16s", word);
    }

    private static String row(Kind kind) {
        return String.format(
                HEADING,
                lower(kind.way()),
                lower(kind.keyRule()),
                lower(kind.bodyForm()),
                kind.longestLife().toDays(),
                kind.erasable() ? kind.tombstoneLife().toDays() : "-",
                kind.maxBody(),
                kind.maxPerIssuer(),
                kind.maxMembers(),
                kind.erasable() ? "yes" : "no");
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void check(List<Item> items) throws Exception {
        List<Item.Line> rows = items.get(0).lines();
        assertThat(rows).hasSize(1 + Kind.values().length);
        for (Item.Line line : rows.subList(1, rows.size())) check(line);
    }

    private static void check(Item.Line line) throws Exception {
        Kind kind = Kind.ofWord(line.name().strip()).orElseThrow();
        List<String> cells = line.words();
        assertThat(cells).hasSize(9);
        assertThat(Way.valueOf(upper(cells.get(0)))).isEqualTo(kind.way());
        assertThat(KeyRule.valueOf(upper(cells.get(1)))).isEqualTo(kind.keyRule());
        BodyForm form = BodyForm.valueOf(upper(cells.get(2)));
        Duration life = Duration.ofDays(Long.parseLong(cells.get(3)));
        int bytes = Integer.parseInt(cells.get(5));

        Bytes full = body(form, bytes);
        assertThat(isValid(draft(kind).body(full).life(life)))
                .as("%s at its limits", kind)
                .isTrue();
        assertThat(isValid(draft(kind).body(full).life(life.plusMillis(1)))).isFalse();
        if (bytes < 64 * 1024)
            assertThat(isValid(draft(kind).body(body(form, bytes + 1)))).isFalse();
        if (form == BodyForm.JSON)
            assertThat(isValid(draft(kind).body(body(BodyForm.BYTES, 3)))).isFalse();
        checkTombstone(kind, full, cells);
        if (kind.way() == Way.SET || kind == Kind.MAILBOX) checkMembers(kind, cells);
        else assertThat(cells.subList(6, 8)).containsOnly("1");
    }

    private static void checkTombstone(Kind kind, Bytes body, List<String> cells) throws MalformedException {
        SignedRecord record = draft(kind).body(body).sign(Cast.ALICE);
        RecordDraft removal = RecordDraft.removing(record, Cast.NOW);
        boolean erasable = !cells.get(4).equals("-");
        assertThat(cells.get(8)).isEqualTo(erasable ? "yes" : "no");
        if (!erasable) {
            assertThat(isValid(removal)).as("tombstone of %s", kind).isFalse();
            return;
        }
        Duration life = Duration.ofDays(Long.parseLong(cells.get(4)));
        assertThat(isValid(removal.life(life))).as("tombstone of %s", kind).isTrue();
        assertThat(isValid(removal.life(life.minusMillis(1)))).isFalse();
    }

    /** The share of one issuer by trying; the whole, which would take thousands of signatures, by the code's word. */
    private static void checkMembers(Kind kind, List<String> cells) {
        int each = Integer.parseInt(cells.get(6));
        RecordSet set = RecordSet.empty(kind, TOPIC);
        for (int i = 0; i <= each; i++) {
            RecordDraft draft = kind.erasable() ? draft(kind).name("n" + i) : draft(kind);
            set = set.with(draft.body(Bytes.utf8("{\"n\":" + i + "}")).sign(Cast.ALICE));
        }
        assertThat(set.members()).as("%s of one issuer", kind).hasSize(each);
        assertThat(Integer.parseInt(cells.get(7))).isEqualTo(kind.maxMembers());
    }

    private static RecordDraft draft(Kind kind) {
        RecordDraft draft = RecordDraft.of(Cast.NETWORK, kind, Cast.NOW);
        if (kind.keyRule() == KeyRule.TOPIC) draft.under(TOPIC);
        return draft.body(body(kind.bodyForm(), 2));
    }

    private static Bytes body(BodyForm form, int length) {
        return form == BodyForm.JSON ? Bytes.utf8("{" + " ".repeat(length - 2) + "}") : Bytes.adopt(new byte[length]);
    }

    private static boolean isValid(RecordDraft draft) throws MalformedException {
        UnverifiedRecord record = UnverifiedRecord.read(draft.sign(Cast.ALICE).wire());
        return RecordVectors.VALIDATOR.validate(record, Cast.NOW) instanceof Verdict.Valid;
    }

    private static String upper(String cell) {
        return cell.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
