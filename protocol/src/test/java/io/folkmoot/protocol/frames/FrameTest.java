package io.folkmoot.protocol.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.Collections;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FrameTest {
    /** What a datagram carries less the session's header of 13 bytes and its tag of 16. */
    private static final int ROOM_IN_DATAGRAM = 1_232 - 29;

    @ParameterizedTest
    @EnumSource(FrameType.class)
    void readingUndoesWriting(FrameType type) throws Exception {
        SplittableRandom random = new SplittableRandom(type.code());
        for (int i = 0; i < 500; i++) {
            Frame frame = new Frame(random.nextLong() >>> 1, new SomeMessages(random).ofType(type));
            assertThat(Frame.read(frame.write()))
                    .as("seed %d, round %d", type.code(), i)
                    .isEqualTo(frame);
        }
    }

    @Test
    void anIndependentParserReadsTheSameArrays() throws Exception {
        ObjectMapper cbor = new ObjectMapper(new CBORFactory());
        SplittableRandom random = new SplittableRandom(21);
        for (int i = 0; i < 2_000; i++) {
            Frame frame = new SomeMessages(random).frame();
            JsonNode tree = cbor.readTree(frame.write().toArray());
            assertThat(tree.isArray()).isTrue();
            assertThat(tree).hasSize(4);
            assertThat(tree.get(0).longValue()).isEqualTo(Frame.VERSION);
            assertThat(tree.get(1).longValue()).isEqualTo(frame.message().type().code());
            assertThat(tree.get(2).longValue()).isEqualTo(frame.requestId());
        }
    }

    /** Whatever is accepted is spelt in the one way: writing it again gives the bytes that came. */
    @Test
    void everyAcceptedMutationIsSpeltCanonically() {
        SplittableRandom random = new SplittableRandom(22);
        int accepted = 0;
        for (int i = 0; i < 100_000; i++) {
            Bytes mutated = mutate(random, new SomeMessages(random).frame().write());
            try {
                assertThat(Frame.read(mutated).write())
                        .as("seed 22, round %d", i)
                        .isEqualTo(mutated);
                accepted++;
            } catch (MalformedException expected) {
                assertThat(expected).hasMessageMatching("[a-z ]+: .+");
            }
        }
        assertThat(accepted).isBetween(1_000, 99_000);
    }

    @Test
    void twentyContactsFitADatagramInIpv6Too() {
        Contact contact =
                new Contact(new PublicKey(Bytes.hex("ff".repeat(32))), new Address(Bytes.hex("20".repeat(16)), 65_535));
        Answer answer = new Answer.Nodes(Collections.nCopies(20, contact), Bytes.hex("ff".repeat(8)));
        Frame frame = new Frame(Long.MAX_VALUE, new Response(answer));
        assertThat(frame.write().length()).isLessThanOrEqualTo(ROOM_IN_DATAGRAM);
    }

    @Test
    void aPingIsTheseSixBytes() throws Exception {
        assertThat(new Frame(7, new Ping()).write()).isEqualTo(Bytes.hex("8401010780"));
        assertThat(Frame.read(Bytes.hex("8401010780"))).isEqualTo(new Frame(7, new Ping()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8402010780             | version: 2, this peer speaks 1",
                "84010f0780             | type: 15 is none of this version",
                "8401000780             | type: 0 is none of this version",
                "8301010780             | frame: 3 items where 4 are due",
                "840101078000           | frame: 1 bytes too many",
                "84010107               | ping: the frame ends before it",
                "8401010781             | ping: 1 items where 0 are due",
                "84010118070780         | request id: not in the shortest form",
                "8401011900ff80         | request id: not in the shortest form",
                "8401011bffffffffffffffff80 | request id: 18446744073709551615, at most 9223372036854775807",
                "9f01010780             | frame: indefinite or reserved length",
                "84016101 0780          | type: another kind of item than is due",
                "a401010780             | frame: another kind of item than is due",
                "''                     | frame: the frame ends before it",
                "9bffffffffffffffff     | frame: 18446744073709551615 items, at most 2147483647",
                "840102078146000000000000 | address: port 0",
                "84010207815200000000000000000000ffff010203040001 | address: IPv4 in the clothes of IPv6",
                "840102078147000000000000 | address: cut short",
                "84010307825820         | target: cut short",
            })
    void theRefusalNamesTheFieldAndTheLimit(String hex, String message) {
        assertThatThrownBy(() -> Frame.read(Bytes.hex(hex.replace(" ", ""))))
                .isInstanceOf(MalformedException.class)
                .hasMessage(message);
    }

    /** A length of four gigabytes is refused before anything is reserved for it. */
    @Test
    void anAnnouncedLengthIsNotBelieved() {
        for (String hex : new String[] {
            "84010507835bffffffffffffffff", "84010507834000" + "5affffffff", "8401070787" + "7affffffff"
        }) assertThatThrownBy(() -> Frame.read(Bytes.hex(hex))).isInstanceOf(MalformedException.class);
    }

    @Test
    void deepNestingIsRefusedAtItsFirstWrongItem() {
        assertThatThrownBy(() -> Frame.read(Bytes.hex("84010107" + "81".repeat(60_000))))
                .isInstanceOf(MalformedException.class);
    }

    private static Bytes mutate(SplittableRandom random, Bytes frame) {
        byte[] bytes = frame.toArray();
        for (int i = random.nextInt(3); i >= 0; i--)
            bytes[random.nextInt(Math.min(bytes.length, 80))] = (byte) random.nextInt();
        return Bytes.adopt(bytes);
    }
}
