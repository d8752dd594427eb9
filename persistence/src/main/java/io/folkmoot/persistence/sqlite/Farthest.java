package io.folkmoot.persistence.sqlite;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.identity.TableKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The records of others, the farthest from this peer first, without an index by distance: keys that share fewer leading
 * bits with this peer's place are farther, so the key space is halved towards the far side until a part is small.
 */
final class Farthest {
    /** A part of so many records is read and sorted; a larger one is halved. */
    private static final int SMALL = 32;

    private static final String OTHERS = " FROM record WHERE own = 0 AND key BETWEEN ? AND ?";

    record Victim(TableKey key, Bytes id, String kind, int length) {}

    /** The keys whose first bits, so many, are those of this key. */
    private static final class Part {
        private final byte[] prefix;
        private final int bits;

        Part(byte[] prefix, int bits) {
            this.prefix = prefix;
            this.bits = bits;
        }

        byte[] first() {
            return filled(0);
        }

        byte[] last() {
            return filled(1);
        }

        private byte[] filled(int bit) {
            byte[] key = prefix.clone();
            for (int i = bits; i < Point.BITS; i++) set(key, i, bit);
            return key;
        }

        Part half(int bit) {
            byte[] longer = prefix.clone();
            set(longer, bits, bit);
            return new Part(longer, bits + 1);
        }
    }

    private final Table table;
    private final NodeId place;
    private final byte[] placeBytes;
    private final Deque<Part> parts = new ArrayDeque<>();
    private Iterator<Victim> found = List.<Victim>of().iterator();

    Farthest(Table table, NodeId place) {
        this.table = table;
        this.place = place;
        this.placeBytes = place.bytes().unsafeArray();
        parts.push(new Part(new byte[Point.LENGTH], 0));
    }

    Optional<Victim> next() throws SQLException {
        while (!found.hasNext()) {
            if (parts.isEmpty()) return Optional.empty();
            Part part = parts.pop();
            if (part.bits == Point.BITS || isSmall(part)) found = sorted(part).iterator();
            else halve(part);
        }
        return Optional.of(found.next());
    }

    private void halve(Part part) {
        int near = bit(placeBytes, part.bits);
        parts.push(part.half(near));
        parts.push(part.half(1 - near));
    }

    private boolean isSmall(Part part) throws SQLException {
        PreparedStatement statement = table.statement("SELECT key" + OTHERS + " ORDER BY key LIMIT 1 OFFSET " + SMALL);
        try (ResultSet rows = query(statement, part)) {
            return !rows.next();
        }
    }

    private List<Victim> sorted(Part part) throws SQLException {
        PreparedStatement statement = table.statement("SELECT key, id, kind, length" + OTHERS);
        List<Victim> victims = new ArrayList<>();
        try (ResultSet rows = query(statement, part)) {
            while (rows.next()) {
                byte[] key = rows.getBytes(1);
                // A damaged row lies nowhere; the full check sets it aside.
                if (key.length != Point.LENGTH) continue;
                victims.add(new Victim(
                        TableKey.of(Bytes.adopt(key)),
                        Bytes.adopt(rows.getBytes(2)),
                        rows.getString(3),
                        rows.getInt(4)));
            }
        }
        victims.sort(((Comparator<Victim>) (left, right) -> Distance.compare(place, right.key, left.key))
                .thenComparing(Victim::id));
        return victims;
    }

    private static ResultSet query(PreparedStatement statement, Part part) throws SQLException {
        statement.setBytes(1, part.first());
        statement.setBytes(2, part.last());
        return statement.executeQuery();
    }

    private static int bit(byte[] key, int index) {
        return (key[index / 8] >> (7 - index % 8)) & 1;
    }

    private static void set(byte[] key, int index, int bit) {
        int mask = 1 << (7 - index % 8);
        if (bit == 1) key[index / 8] |= (byte) mask;
        else key[index / 8] &= (byte) ~mask;
    }
}
