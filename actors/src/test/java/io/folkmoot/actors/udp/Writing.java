package io.folkmoot.actors.udp;

import io.folkmoot.actors.wire.ByteStream;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import java.security.MessageDigest;
import java.util.SplittableRandom;

/** Seeded bytes, written in pieces by somebody who waits when asked to. */
final class Writing {
    private static final int PIECE = 50_000;

    private Writing() {}

    /** Writes so many bytes and finishes; answers their hash. */
    static Bytes all(Ear ear, long seed, int length) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        MessageDigest digest = Sha256.newDigest();
        ByteStream stream = ear.stream();
        for (int left = length; left > 0; ) {
            byte[] piece = new byte[Math.min(left, 1 + random.nextInt(PIECE))];
            random.nextBytes(piece);
            digest.update(piece);
            left -= piece.length;
            write(ear, stream, piece);
        }
        stream.finish();
        return Bytes.adopt(digest.digest());
    }

    private static void write(Ear ear, ByteStream stream, byte[] piece) throws InterruptedException {
        int before = ear.writables();
        if (stream.write(Bytes.adopt(piece))) return;
        Eventually.holds("writable again", () -> ear.writables() > before || ear.isBroken());
    }
}
