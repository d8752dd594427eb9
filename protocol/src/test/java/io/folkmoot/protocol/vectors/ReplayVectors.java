package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.noise.NoiseHooks;
import io.folkmoot.protocol.noise.Session;
import java.util.ArrayList;
import java.util.List;

/** Counters in the order in which genuine packets reach one receiver, and what becomes of each. */
record ReplayVectors() implements Section {
    private static final int EPOCH = 1 << 20;
    private static final long[] COUNTERS = {
        0,
        0,
        5,
        3,
        3,
        5,
        2_052,
        4,
        5,
        6,
        6,
        100_000,
        97_952,
        97_953,
        97_952,
        2L * EPOCH,
        EPOCH - 1,
        EPOCH,
        EPOCH - 2,
        EPOCH,
        EPOCH + 2_047,
        EPOCH - 1,
        EPOCH - 3,
        EPOCH + 1,
        3L * EPOCH,
        2L * EPOCH,
        3L * EPOCH
    };

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public void write(Lines lines) {
        List<Bytes> keys = keys(3);
        Session receiver = receiver(keys);
        for (long counter : COUNTERS) lines.put(take(receiver, keys, counter), counter);
    }

    @Override
    public List<String> free() {
        // A neighbouring counter mostly fares alike.
        return List.of("opened", "refused");
    }

    @Override
    public void check(List<Item> items) {
        List<Bytes> keys = keys(3);
        Session receiver = receiver(keys);
        for (Item.Line line : items.get(0).lines())
            assertThat(take(receiver, keys, Long.parseLong(line.value())))
                    .as(line.toString())
                    .isEqualTo(line.name());
    }

    private static List<Bytes> keys(int lastEpoch) {
        List<Bytes> keys = new ArrayList<>(List.of(Cast.repeated(9)));
        while (keys.size() <= lastEpoch) keys.add(NoiseHooks.rekeyed(keys.get(keys.size() - 1)));
        return keys;
    }

    private static Session receiver(List<Bytes> keys) {
        return NoiseHooks.session(Cast.repeated(0), keys.get(0), 0);
    }

    private static String take(Session receiver, List<Bytes> keys, long counter) {
        Bytes key = keys.get((int) (counter / EPOCH));
        Session.Sealed packet =
                NoiseHooks.session(key, Cast.repeated(0), counter).seal(Bytes.EMPTY, Bytes.EMPTY);
        try {
            receiver.open(counter, packet.ciphertext(), Bytes.EMPTY);
            return "opened";
        } catch (MalformedException e) {
            return "refused";
        }
    }
}
