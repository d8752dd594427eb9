package io.folkmoot.actors.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.links.Room.Arrived;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Test;

/** The table of rooms does as a plain map, also with several at it at once. */
class RoomTableTest {
    private final RoomTable table = new RoomTable(16);

    private static Room room() {
        return new Room(null, TestInbox.<Arrived>create().getRef());
    }

    @Test
    void doesAsAPlainMap() {
        long seed = 4;
        SplittableRandom dice = new SplittableRandom(seed);
        Map<Long, Room> plain = new TreeMap<>();
        for (int i = 0; i < 100_000; i++) {
            long id = dice.nextLong(2_000);
            switch (dice.nextInt(4)) {
                case 0 -> {
                    Room room = room();
                    assertThat(table.add(id, room)).isEqualTo(plain.putIfAbsent(id, room) == null);
                }
                case 1 -> {
                    Room room = room();
                    table.replace(id, room);
                    plain.put(id, room);
                }
                case 2 -> {
                    table.remove(id);
                    plain.remove(id);
                }
                default ->
                    assertThat(table.get(id)).as("seed %s, step %s", seed, i).isSameAs(plain.get(id));
            }
        }
    }

    @Test
    void severalWritersLoseNothing() throws Exception {
        int writers = 4;
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> done = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                long first = writer;
                done.add(pool.submit(() -> {
                    start.await();
                    for (int i = 0; i < 5_000; i++) table.add(first + (long) writers * i, room());
                    for (int i = 0; i < 5_000; i += 2) table.remove(first + (long) writers * i);
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> each : done) each.get();
        }
        for (long id = 0; id < 5_000L * writers; id++)
            assertThat(table.get(id) != null).as("id %s", id).isEqualTo(id / writers % 2 == 1);
    }
}
