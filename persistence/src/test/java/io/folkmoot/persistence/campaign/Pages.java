package io.folkmoot.persistence.campaign;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordDraft;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.records.UnverifiedRecord;
import io.folkmoot.protocol.signing.NetworkId;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Numbered records of 1 KiB, signed once and handed to other processes in a file. */
final class Pages {
    static final SigningKey AUTHOR = SigningKey.generate(new SplittableRandom(1));

    private static final NetworkId NETWORK = new NetworkId(Bytes.adopt(new byte[NetworkId.LENGTH]));
    private static final long CREATED = 1_900_000_000_000L;
    private static final int BODY = 1024;

    private Pages() {}

    static List<SignedRecord> sign(int count) {
        SplittableRandom dice = new SplittableRandom(2);
        List<SignedRecord> pages = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            byte[] body = new byte[BODY];
            dice.nextBytes(body);
            pages.add(RecordDraft.of(NETWORK, Kind.NOTE, CREATED)
                    .name("page " + number)
                    .life(Duration.ofDays(1))
                    .body(Bytes.adopt(body))
                    .sign(AUTHOR));
        }
        return List.copyOf(pages);
    }

    static void write(List<SignedRecord> pages, Path file) throws IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(pages.size());
            for (SignedRecord page : pages) {
                out.writeInt(page.wire().length());
                out.write(page.wire().unsafeArray());
            }
        }
    }

    static List<SignedRecord> read(Path file) throws IOException, MalformedException {
        List<SignedRecord> pages = new ArrayList<>();
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (int left = in.readInt(); left > 0; left--) {
                Bytes wire = Bytes.adopt(in.readNBytes(in.readInt()));
                pages.add(UnverifiedRecord.read(wire).fromOwnStore().orElseThrow());
            }
        }
        return List.copyOf(pages);
    }
}
