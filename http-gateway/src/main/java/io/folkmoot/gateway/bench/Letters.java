package io.folkmoot.gateway.bench;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordDraft;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.records.UnverifiedRecord;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Any number of records of 1 KiB, each under a key of its own that its number decides. Only the first is truly signed, and
 * the others are made from it: a store leaves signatures to whoever hands it records, and signing millions takes hours.
 */
final class Letters {
    static final SigningKey AUTHOR = SigningKey.generate(new SplittableRandom(1));
    static final int BODY = 1024;

    private final byte[] first;
    private final int keyAt;
    private final int bodyAt;

    Letters() {
        byte[] mark = new byte[BODY];
        Arrays.fill(mark, (byte) 0xaa);
        SignedRecord letter = RecordDraft.of(Crowd.NETWORK, Kind.MAILBOX, System.currentTimeMillis())
                .under(key(0))
                .name("letter")
                .life(Duration.ofDays(1))
                .body(Bytes.copyOf(mark))
                .sign(AUTHOR);
        first = letter.wire().toArray();
        keyAt = find(first, key(0).bytes().toArray());
        bodyAt = find(first, mark);
    }

    private static int find(byte[] whole, byte[] part) {
        for (int at = 0; at + part.length <= whole.length; at++)
            if (Arrays.equals(whole, at, at + part.length, part, 0, part.length)) return at;
        throw new IllegalStateException("a record that does not contain what it is made of");
    }

    static TableKey key(long number) {
        SplittableRandom dice = new SplittableRandom(number);
        return new TableKey(dice.nextLong(), dice.nextLong(), dice.nextLong(), dice.nextLong());
    }

    SignedRecord letter(long number) {
        byte[] wire = first.clone();
        System.arraycopy(key(number).bytes().unsafeArray(), 0, wire, keyAt, Point.LENGTH);
        SplittableRandom dice = new SplittableRandom(~number);
        ByteBuffer body = ByteBuffer.wrap(wire, bodyAt, BODY);
        while (body.hasRemaining()) body.putLong(dice.nextLong());
        try {
            return UnverifiedRecord.read(Bytes.adopt(wire)).fromOwnStore().orElseThrow();
        } catch (MalformedException e) {
            throw new IllegalStateException("a record made from a sound one", e);
        }
    }
}
