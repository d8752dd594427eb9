package io.folkmoot.protocol.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.signing.Purpose;
import io.folkmoot.protocol.signing.Statement;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnverifiedRecordTest {
    private static final int MUTATIONS = 100_000;
    private static final SigningKey ALICE = Samples.key(1);
    private static final SignedRecord ENTRY = Samples.valid(Kind.ENTRY)
            .name("über alles Wichtige")
            .sequence(4)
            .json("{\"title\":\"Locks\",\"content\":\"…\"}")
            .sign(ALICE);

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatIsReadIsWhatWasWrittenByteForByte(Kind kind) throws Exception {
        SignedRecord written = Samples.valid(kind).sign(ALICE);
        SignedRecord read = verified(written.wire());
        assertThat(read).isEqualTo(written);
        assertThat(read.wire()).isEqualTo(written.wire());
        assertThat(read.envelope()).isEqualTo(written.envelope());
        assertThat(read.id())
                .isEqualTo(written.id())
                .isEqualTo(Sha256.hash(written.signed().statement().bytes()));
    }

    @Test
    void theFieldsTravelInThisOrder() {
        Bytes statement = Statement.of(Purpose.RECORD, Samples.NETWORK)
                .field("entry")
                .field(RecordKey.entry(ALICE.publicKey(), "über alles Wichtige").bytes())
                .field(ALICE.publicKey().bytes())
                .field("über alles Wichtige")
                .field(4)
                .field(0)
                .field(Samples.NOW)
                .field(Samples.NOW + 30L * 24 * 3600 * 1000)
                .field("{\"title\":\"Locks\",\"content\":\"…\"}")
                .build()
                .bytes();
        assertThat(ENTRY.signed().statement().bytes()).isEqualTo(statement);
    }

    @Test
    void onlyTheIssuersKeyVerifies() throws Exception {
        UnverifiedRecord read = UnverifiedRecord.read(ENTRY.wire());
        assertThat(read.verify(ALICE.publicKey().check())).contains(ENTRY);
        assertThat(read.verify(Samples.key(2).publicKey().check())).isEmpty();
        SigningKey bob = Samples.key(2);
        UnverifiedRecord signedByBob =
                UnverifiedRecord.of(ENTRY.envelope().statement().sign(bob));
        assertThat(signedByBob.verify(bob.publicKey().check())).isEmpty();
    }

    @Test
    void aSignatureForAnotherPurposeIsNoRecord() {
        Statement report =
                Statement.of(Purpose.REPORT, Samples.NETWORK).field("entry").build();
        assertThatThrownBy(() -> UnverifiedRecord.read(report.sign(ALICE).wire()))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("report");
    }

    @Test
    void everyLimitHolds() {
        assertMalformed("kind", e -> with(e, "k".repeat(33), "n", 0, 1, Bytes.EMPTY));
        assertMalformed("name", e -> with(e, "entry", "n".repeat(129), 0, 1, Bytes.EMPTY));
        assertMalformed("sequence", e -> with(e, "entry", "n", 1L << 53, 1, Bytes.EMPTY));
        assertMalformed("sequence", e -> with(e, "entry", "n", -1, 1, Bytes.EMPTY));
        assertMalformed("expires", e -> with(e, "entry", "n", 0, Long.MAX_VALUE, Bytes.EMPTY));
        assertMalformed(
                "body", e -> with(e, "entry", "n", 0, 1, Samples.bytes(new SplittableRandom(1), 64 * 1024 + 1)));
    }

    @Test
    void nothingMayFollowTheBody() {
        byte[] longer = new byte[ENTRY.wire().length() + 4];
        int statement = ENTRY.signed().statement().bytes().length();
        System.arraycopy(ENTRY.wire().unsafeArray(), 0, longer, 0, statement);
        assertThatThrownBy(() -> UnverifiedRecord.read(Bytes.adopt(longer))).isInstanceOf(MalformedException.class);
    }

    @Test
    void mutatedBytesAreMalformedOrCarryNoValidSignature() throws Exception {
        SplittableRandom random = new SplittableRandom(31);
        int readable = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            Bytes mutated = mutate(ENTRY.wire(), random);
            try {
                UnverifiedRecord read = UnverifiedRecord.read(mutated);
                readable++;
                assertThat(read.envelope().statement().bytes())
                        .as("seed 31, round %d: one reading, one writing", i)
                        .isEqualTo(Bytes.copyOf(mutated.unsafeArray(), 0, mutated.length() - 64));
                if (readable % 200 == 0 && !mutated.equals(ENTRY.wire()))
                    assertThat(read.verify(ALICE.publicKey().check())).isEmpty();
            } catch (MalformedException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        assertThat(readable).isGreaterThan(10_000);
    }

    private static Bytes mutate(Bytes wire, SplittableRandom random) {
        byte[] bytes = wire.toArray();
        for (int n = random.nextInt(3); n >= 0; n--) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        return switch (random.nextInt(6)) {
            case 0 -> Bytes.copyOf(bytes, 0, random.nextInt(bytes.length));
            case 1 -> Bytes.adopt(java.util.Arrays.copyOf(bytes, bytes.length + random.nextInt(100)));
            case 2 -> {
                int from = random.nextInt(bytes.length);
                int to = random.nextInt(bytes.length);
                int length = random.nextInt(bytes.length - Math.max(from, to));
                System.arraycopy(bytes, from, bytes, to, length);
                yield Bytes.adopt(bytes);
            }
            default -> Bytes.adopt(bytes);
        };
    }

    private static void assertMalformed(String field, java.util.function.UnaryOperator<Envelope> change) {
        Statement statement = change.apply(ENTRY.envelope()).statement();
        assertThatThrownBy(() -> UnverifiedRecord.read(statement.sign(ALICE).wire()))
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith(field + ":");
    }

    private static Envelope with(Envelope e, String kind, String name, long sequence, long expires, Bytes body) {
        return new Envelope(e.network(), kind, e.key(), e.issuer(), name, sequence, false, e.created(), expires, body);
    }

    private static SignedRecord verified(Bytes wire) throws MalformedException {
        UnverifiedRecord read = UnverifiedRecord.read(wire);
        return read.verify(read.issuer().check()).orElseThrow();
    }
}
