package io.folkmoot.protocol.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.keys.VerifyingKey;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StatementTest {
    private static final NetworkId HERE = new NetworkId(Bytes.hex("11".repeat(32)));
    private static final NetworkId THERE = new NetworkId(Bytes.hex("22".repeat(32)));

    @Test
    void fieldsComeBackInOrder() throws Exception {
        Statement statement = Statement.of(Purpose.GRANT, HERE)
                .field("text")
                .field(Long.MAX_VALUE)
                .field(Bytes.hex("0102"))
                .build();
        StatementReader reader = StatementReader.open(statement, Purpose.GRANT, HERE);
        assertThat(reader.text("first", 10)).isEqualTo("text");
        assertThat(reader.number("second", Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(reader.exactly("third", 2)).isEqualTo(Bytes.hex("0102"));
        reader.end();
    }

    /** Every purpose against every other purpose, network and recipient, all with the same fields otherwise. */
    @Test
    void noSignatureCrossesPurposesNetworksOrRecipients() throws Exception {
        SigningKey signer = SigningKey.generate(new SplittableRandom(1));
        VerifyingKey verifier = signer.publicKey().check();
        List<Statement> statements = new ArrayList<>();
        for (Purpose purpose : Purpose.values())
            for (NetworkId network : List.of(HERE, THERE))
                for (String recipient : List.of("aa", "bb"))
                    statements.add(Statement.of(purpose, network)
                            .field(Bytes.hex(recipient.repeat(32)))
                            .field("same content")
                            .field(7)
                            .build());
        int own = 0;
        int refused = 0;
        for (Statement signed : statements) {
            Signed original = signed.sign(signer);
            for (Statement other : statements) {
                boolean valid = new Signed(other, original.signature()).isBy(verifier);
                assertThat(valid).isEqualTo(other.equals(signed));
                if (valid) own++;
                else refused++;
            }
        }
        System.out.printf(
                "%d statements (%d purposes, 2 networks, 2 recipients): %d verify as themselves, %d crossings refused%n",
                statements.size(), Purpose.values().length, own, refused);
        assertThat(own).isEqualTo(statements.size());
        assertThat(refused).isEqualTo(statements.size() * (statements.size() - 1));
    }

    /** Real statements before real readers. Three kinds of reader are told of which subject to take one; others name it. */
    @Test
    void onlyItsOwnReaderInItsOwnNetworkTakesARealStatement() throws Exception {
        Set<Purpose> boundToSubject = EnumSet.of(Purpose.MEMBER, Purpose.COMMIT, Purpose.REVEAL);
        List<RealStatements> places = new ArrayList<>();
        for (String network : List.of("here", "there"))
            for (long subject : List.of(11L, 12L)) places.add(new RealStatements(network, subject));
        int statements = 0;
        int taken = 0;
        int refused = 0;
        for (int origin = 0; origin < places.size(); origin++)
            for (Purpose purpose : RealStatements.CLASSES) {
                Signed signed = places.get(origin).of(purpose);
                statements++;
                for (int place = 0; place < places.size(); place++)
                    for (Purpose reader : RealStatements.CLASSES) {
                        boolean sameNetwork = origin / 2 == place / 2;
                        boolean sameSubject = origin == place || !boundToSubject.contains(purpose);
                        boolean takes = places.get(place).takes(reader, signed);
                        assertThat(takes)
                                .as("%s of place %d by the reader of %s in place %d", purpose, origin, reader, place)
                                .isEqualTo(reader == purpose && sameNetwork && sameSubject);
                        if (takes) taken++;
                        else refused++;
                    }
            }
        System.out.printf(
                "%d real statements (%d classes, 2 networks, 2 subjects): %d taken by their own readers, %d readings refused%n",
                statements, RealStatements.CLASSES.size(), taken, refused);
        assertThat(statements).isEqualTo(32);
        assertThat(taken).isEqualTo(5 * 8 + 3 * 4);
        assertThat(refused).isEqualTo(statements * statements - taken);
    }

    @Test
    void aStatementOfAnotherPurposeOrNetworkIsNotEvenRead() {
        Statement statement = Statement.of(Purpose.COMMIT, HERE).field("x").build();
        assertThatThrownBy(() -> StatementReader.open(statement, Purpose.REVEAL, HERE))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("signed as commit");
        assertThatThrownBy(() -> StatementReader.open(statement, Purpose.COMMIT, THERE))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("of network 1111");
    }

    /**
     * A million other ways to cut the same bytes into fields. Equal statements would share a signature, so it is enough
     * that every cut gives other bytes; that other bytes do not verify is checked on a sample.
     */
    @Test
    @Tag("slow")
    void noShiftOfFieldBoundariesVerifies() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        SigningKey signer = SigningKey.generate(random);
        VerifyingKey verifier = signer.publicKey().check();
        int shifts = 0;
        int checked = 0;
        while (shifts < 1_000_000) {
            byte[] content = new byte[random.nextInt(2, 40)];
            random.nextBytes(content);
            // Contents that look like lengths are the likeliest to be mistaken for them.
            for (int i = 0; i < content.length; i++) if (random.nextInt(3) > 0) content[i] = (byte) random.nextInt(6);
            List<Bytes> fields = cut(random, content);
            Signed original = statement(fields).sign(signer);
            for (int i = 0; i < 200; i++) {
                List<Bytes> shifted = cut(random, content);
                if (shifted.equals(fields)) continue;
                Statement other = statement(shifted);
                assertThat(other.bytes())
                        .as("seed 3: %s and %s", fields, shifted)
                        .isNotEqualTo(original.statement().bytes());
                shifts++;
                if (i == 0) {
                    assertThat(new Signed(other, original.signature()).isBy(verifier))
                            .isFalse();
                    checked++;
                }
            }
        }
        System.out.printf(
                "%d shifts of field boundaries: 0 gave the signed bytes; %d of them verified against the signature: 0 passed%n",
                shifts, checked);
    }

    @Test
    void theTagsAreDistinctAndNoneIsTheBeginningOfAnother() {
        Set<Bytes> seen = new HashSet<>();
        for (Purpose purpose : Purpose.values()) {
            assertThat(seen.add(purpose.tag())).isTrue();
            for (Purpose other : Purpose.values())
                if (purpose != other)
                    assertThat(other.tag().toHex())
                            .as("%s and %s", purpose, other)
                            .doesNotStartWith(purpose.tag().toHex());
        }
    }

    @Test
    void whatIsCutShortOrTooLongIsRefused() throws Exception {
        SplittableRandom random = new SplittableRandom(4);
        Signed signed =
                Statement.of(Purpose.RECORD, HERE).field("abc").field(5).build().sign(SigningKey.generate(random));
        Bytes wire = signed.wire();
        assertThat(Signed.parse(wire)).isEqualTo(signed);
        for (int length = 0; length < wire.length(); length++) {
            Bytes cut = Bytes.copyOf(wire.unsafeArray(), 0, length);
            assertThatThrownBy(() -> readAll(Signed.parse(cut).statement())).isInstanceOf(MalformedException.class);
        }
        Bytes longer = Bytes.hex(signed.statement().bytes().toHex() + "00");
        assertThatThrownBy(() -> readAll(new Statement(longer)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("1 bytes too many");
    }

    private static void readAll(Statement statement) throws MalformedException {
        StatementReader reader = StatementReader.open(statement, Purpose.RECORD, HERE);
        reader.text("text", 10);
        reader.number("number", 10);
        reader.end();
    }

    private static Statement statement(List<Bytes> fields) {
        Statement.Builder builder = Statement.of(Purpose.RECORD, HERE);
        for (Bytes field : fields) builder.field(field);
        return builder.build();
    }

    private static List<Bytes> cut(SplittableRandom random, byte[] content) {
        List<Bytes> fields = new ArrayList<>();
        int start = 0;
        while (start < content.length) {
            int length = random.nextInt(content.length - start + 1);
            fields.add(Bytes.copyOf(content, start, length));
            start += length;
        }
        return fields;
    }
}
