package io.folkmoot.protocol.trust;

import static io.folkmoot.protocol.trust.Town.DAY;
import static io.folkmoot.protocol.trust.Town.NOW;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** A town of a dozen operators that say a bit of everything, honest and not: for properties that hold for any set. */
record RandomTown(Town town, List<String> names, long now, SortedSet<Bytes> witnessed) {
    private static final String[] OTHERS = {"p", "q", "r", "s", "t", "u", "v", "w"};

    static RandomTown of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int founders = 1 + random.nextInt(5);
        Town town = Town.foundedBy(founders, 1 + random.nextInt(3), 2 + random.nextInt(2));
        List<String> names = new ArrayList<>();
        for (GenesisOperator founder : town.genesis.operators()) names.add(founder.label());
        List<String> others = List.of(OTHERS);
        for (String other : others) certify(town, other, random);
        for (int i = 0; i < others.size(); i++) endorse(town, names, others.get(i), random, others, i);
        names.addAll(others);
        for (int i = random.nextInt(4); i > 0; i--) lie(town, names, random);
        for (int i = random.nextInt(3); i > 0; i--) revoke(town, names, random);
        for (int i = 0; i < 6; i++) town.employ(any(names, random), "agent" + random.nextInt(5), random.nextInt(6));
        long now = NOW + random.nextLong(15 * DAY) - 5 * DAY;
        return new RandomTown(town, names, now, witnessed(town, random));
    }

    private static void certify(Town town, String name, SplittableRandom random) {
        long from = NOW - random.nextLong(100 * DAY) - 20 * DAY;
        town.certify(name, random.nextInt(2), from, from + 150 * DAY + random.nextLong(30 * DAY));
    }

    /** Mostly by those before it in the list, which makes layers; now and then by one behind it, which makes circles. */
    private static void endorse(
            Town town, List<String> founders, String subject, SplittableRandom random, List<String> others, int index) {
        for (int i = 2 + random.nextInt(4); i > 0; i--) {
            int reach = random.nextInt(8) == 0 ? others.size() : index;
            boolean byFounder = reach == 0 || random.nextInt(3) > 0;
            String endorser = byFounder ? any(founders, random) : others.get(random.nextInt(reach));
            town.endorse(subject, endorser);
        }
    }

    private static void lie(Town town, List<String> names, SplittableRandom random) {
        long issuedAt = NOW - random.nextLong(80 * DAY);
        town.endorse(any(names, random), random.nextInt(10), issuedAt, any(names, random));
        if (random.nextInt(3) == 0) certify(town, any(names, random), random);
    }

    private static void revoke(Town town, List<String> names, SplittableRandom random) {
        String target = any(names, random);
        for (int i = 2 + random.nextInt(5); i > 0; i--)
            town.revoke(target, NOW - random.nextLong(20 * DAY), any(names, random));
    }

    private static String any(List<String> names, SplittableRandom random) {
        return names.get(random.nextInt(names.size()));
    }

    private static SortedSet<Bytes> witnessed(Town town, SplittableRandom random) {
        SortedSet<Bytes> witnessed = new TreeSet<>();
        for (Admitted<?> statement : town.said()) if (random.nextInt(10) == 0) witnessed.add(statement.id());
        return witnessed;
    }

    Genesis genesis() {
        return town.genesis;
    }

    List<Admitted<?>> said() {
        return town.said();
    }

    PublicKey key(String name) {
        return town.key(name);
    }
}
