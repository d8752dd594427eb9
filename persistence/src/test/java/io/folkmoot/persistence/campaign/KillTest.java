package io.folkmoot.persistence.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.sqlite.Opened;
import io.folkmoot.persistence.sqlite.SqliteSettings;
import io.folkmoot.persistence.sqlite.SqliteStore;
import io.folkmoot.persistence.sqlite.StoreThreads;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.SignedRecord;
import java.io.EOFException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that stores is killed with SIGKILL at random moments, from its start on. A thousand kills with
 * {@code -Dtest=KillTest -Dtest.arguments=-Dfolkmoot.kills=1000}; other moments with {@code -Dfolkmoot.seed=N}.
 */
class KillTest {
    private static final TableKey FIRST = new TableKey(0, 0, 0, 0);
    private static final TableKey LAST = new TableKey(-1, -1, -1, -1);
    private static final int PAGES = 8_000;
    private static final int MOST_A_LIFE = 800;

    /** A busy machine lets a process write far more than it is meant to before the kill arrives. */
    private static final int ENOUGH = 3 * MOST_A_LIFE;

    /** About as long as a process takes until it writes. */
    private static final int START_MS = 500;

    private final long seed = Long.getLong("folkmoot.seed", 11);
    private final SplittableRandom dice = new SplittableRandom(seed);
    private final List<SignedRecord> pages = Pages.sign(PAGES);
    private final TreeSet<Integer> acknowledged = new TreeSet<>();

    @TempDir
    Path temporary;

    private int kills;
    private long inAll;
    private long checked;

    @Test
    @Tag("slow")
    void noAcknowledgedWriteIsLost() throws Exception {
        Pages.write(pages, file());
        int most = Integer.getInteger("folkmoot.kills", 50);
        for (kills = 1; kills <= most; kills++) {
            live();
            // Else the next process meets the file as the kill has left it.
            if (dice.nextBoolean() || kills == most || pagesLeft() < ENOUGH) check();
        }
        System.out.printf(
                Locale.ROOT, "%d kills: %d writes acknowledged, %d looked for, all there%n", most, inAll, checked);
        assertThat(inAll).isGreaterThan(100L * most);
    }

    private Path folder() {
        return temporary.resolve("store");
    }

    private Path file() {
        return temporary.resolve("pages");
    }

    /** One life of the storing process. */
    private void live() throws Exception {
        Child child = Child.start(List.of(), folder(), file(), PAGES - pagesLeft());
        int before = acknowledged.size();
        if (dice.nextInt(5) == 0)
            assertThat(child.livesFor(dice.nextInt(START_MS))).as(where()).isTrue();
        else hear(child, 1 + dice.nextInt(MOST_A_LIFE));
        child.kill().stream().takeWhile(number -> number != Writing.THROUGH).forEach(acknowledged::add);
        inAll += acknowledged.size() - before;
    }

    private int pagesLeft() {
        return acknowledged.isEmpty() ? PAGES : PAGES - 1 - acknowledged.last();
    }

    private void hear(Child child, int many) throws Exception {
        try {
            for (int i = 0; i < many; i++) acknowledged.add(child.heard());
        } catch (EOFException e) {
            fail("the process %s, %s, %d acknowledged", child.end(), where(), acknowledged.size());
        }
    }

    /** All that was acknowledged is held as it was given, and of the rest only what was asked for next. */
    private void check() throws Exception {
        try (StoreThreads threads = StoreThreads.forOne()) {
            Opened opened =
                    SqliteStore.open(SqliteSettings.of(folder(), Writing.allowance()), threads, InstantSource.system());
            assertThat(opened.notices()).as(where()).isEmpty();
            RecordStore store = opened.store();
            Map<Bytes, SignedRecord> held = held(store);
            int highest = acknowledged.isEmpty() ? -1 : acknowledged.last();
            List<Integer> missing = acknowledged.stream()
                    .filter(number -> !isHeld(held, pages.get(number)))
                    .toList();
            assertThat(missing).as("lost, %s", where()).isEmpty();
            assertThat(acknowledged).as(where()).hasSize(highest + 1);
            assertThat(held.size()).as(where()).isBetween(highest + 1, highest + 1 + Writing.IN_FLIGHT);
            for (SignedRecord page : pages.subList(0, held.size()))
                assertThat(held).as(where()).containsKey(page.id());
            assertThat(store.counts().records()).as(where()).isEqualTo(held.size());
            checked += acknowledged.size();
            if (pagesLeft() < ENOUGH) startAgain(store);
            store.close();
        }
    }

    private static boolean isHeld(Map<Bytes, SignedRecord> held, SignedRecord page) {
        SignedRecord found = held.get(page.id());
        return found != null && found.equals(page);
    }

    private void startAgain(RecordStore store) throws Exception {
        assertThat(Asking.<Integer>value(done -> store.forget(Long.MAX_VALUE, PAGES, done)))
                .isPositive();
        acknowledged.clear();
    }

    private static Map<Bytes, SignedRecord> held(RecordStore store) throws Exception {
        List<RecordStore.Held> list = Asking.value(done -> store.list(FIRST, LAST, PAGES + 1, done));
        List<Bytes> ids = list.stream().map(RecordStore.Held::id).toList();
        Map<Bytes, SignedRecord> held = new TreeMap<>();
        Asking.<List<SignedRecord>>value(done -> store.fetch(ids, done)).forEach(page -> held.put(page.id(), page));
        return held;
    }

    private String where() {
        return "seed " + seed + ", kill " + kills;
    }
}
