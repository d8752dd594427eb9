package io.folkmoot.simulation.scenario.adversary;

import io.folkmoot.actors.routing.Located;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where everybody stands: what nobody in a mesh knows, and who counts has to. */
public final class Atlas {
    private final List<Located> inOrder;
    private final Ring ring;
    private final Map<PublicKey, Integer> indices = new LinkedHashMap<>();

    public Atlas(Collection<Contact> everybody) {
        inOrder = everybody.stream()
                .map(Located::of)
                .sorted(Comparator.comparing(Located::id))
                .toList();
        ring = Ring.of(inOrder.stream().map(Located::id).toList());
        for (int i = 0; i < inOrder.size(); i++)
            indices.put(inOrder.get(i).contact().key(), i);
    }

    /** Of all, closest first. */
    public List<Located> closest(Point target, int most) {
        List<Located> closest = new ArrayList<>(most);
        ring.closest(target.a(), most, index -> closest.add(inOrder.get(index)));
        return closest;
    }

    /** For each of these whom its buckets of k would hold in a mesh that has been full for long. */
    public Map<PublicKey, List<Contact>> tables(Collection<PublicKey> owners, long seed, int k) {
        StaticTables tables = new StaticTables(ring, seed, k, 0);
        Map<PublicKey, List<Contact>> each = new LinkedHashMap<>();
        for (PublicKey owner : owners) {
            Integer index = indices.get(owner);
            if (index == null) throw new IllegalArgumentException("nobody of that name is on the map");
            each.put(
                    owner,
                    Arrays.stream(tables.of(index))
                            .mapToObj(known -> inOrder.get(known).contact())
                            .toList());
        }
        return each;
    }

    /** A point that chance names. */
    public static NodeId point(long draw) {
        return new NodeId(draw, draw * 3, draw * 5, draw * 7);
    }
}
