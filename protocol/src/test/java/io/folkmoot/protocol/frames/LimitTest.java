package io.folkmoot.protocol.frames;

import static io.folkmoot.protocol.frames.FrameType.ERROR;
import static io.folkmoot.protocol.frames.FrameType.FIND_NODE;
import static io.folkmoot.protocol.frames.FrameType.FIND_VALUE;
import static io.folkmoot.protocol.frames.FrameType.GOSSIP;
import static io.folkmoot.protocol.frames.FrameType.LEAVE;
import static io.folkmoot.protocol.frames.FrameType.QUERY;
import static io.folkmoot.protocol.frames.FrameType.RESPONSE;
import static io.folkmoot.protocol.frames.FrameType.SEND;
import static io.folkmoot.protocol.frames.FrameType.STORE;
import static io.folkmoot.protocol.frames.FrameType.SYNC;
import static io.folkmoot.protocol.frames.FrameType.VOTE;
import static io.folkmoot.protocol.frames.Limit.exactly;
import static io.folkmoot.protocol.frames.Limit.most;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.cbor.CborWriter;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.signing.Signed;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be written is what can be read: each limit from both sides. */
class LimitTest {
    private static final Bytes ID = bytes(32);
    private static final Bytes TOKEN = bytes(8);
    private static final TableKey KEY = TableKey.of(ID);
    private static final Contact CONTACT = new Contact(new PublicKey(ID), new Address(Bytes.hex("c0000201"), 7_001));

    static Stream<Limit> limits() {
        return Stream.of(plain(), queries(), gossip(), answers()).flatMap(s -> s);
    }

    private static Stream<Limit> plain() {
        return Stream.of(
                most(
                        FIND_NODE,
                        "limit",
                        20,
                        n -> new FindNode(NodeId.of(ID), n),
                        (out, n) -> out.array(2).bytes(ID).number(n)),
                most(
                        FIND_VALUE,
                        "kind",
                        32,
                        n -> new FindValue(KEY, text(n), ID),
                        (out, n) -> out.array(3).bytes(ID).text(text(n)).bytes(ID)),
                exactly(
                        FIND_VALUE,
                        "known",
                        32,
                        n -> new FindValue(KEY, "x", bytes(n)),
                        (out, n) -> out.array(3).bytes(ID).text("x").bytes(bytes(n))),
                exactly(
                        STORE,
                        "token",
                        8,
                        n -> new Store(bytes(n), ID, OptionalLong.empty()),
                        (out, n) -> out.array(3).bytes(bytes(n)).bytes(ID).nothing()),
                most(
                        STORE,
                        "record",
                        Signed.MAX_LENGTH,
                        n -> new Store(TOKEN, bytes(n), OptionalLong.of(1)),
                        (out, n) -> out.array(3).bytes(TOKEN).bytes(bytes(n)).number(1)),
                most(
                        VOTE,
                        "statement",
                        Signed.MAX_LENGTH,
                        n -> new Vote(bytes(n)),
                        (out, n) -> out.array(1).bytes(bytes(n))),
                most(
                        SEND,
                        "message",
                        16_384,
                        n -> new Send(bytes(n)),
                        (out, n) -> out.array(1).bytes(bytes(n))),
                most(
                        LEAVE,
                        "reason",
                        128,
                        n -> new Leave(text(n)),
                        (out, n) -> out.array(1).text(text(n))),
                most(ERROR, "text", 256, n -> failure(text(n), 0), (out, n) -> failure(out, text(n), 0)),
                most(ERROR, "contacts", 20, n -> failure("x", n), (out, n) -> failure(out, "x", n)));
    }

    private static Stream<Limit> queries() {
        return Stream.of(
                most(
                        QUERY,
                        "domain",
                        256,
                        n -> query(text(n), "", List.of(), 0, 0, ID),
                        (out, n) -> query(out, text(n), "", List.of(), 0, 0, ID)),
                most(
                        QUERY,
                        "text",
                        1_024,
                        n -> query("", text(n), List.of(), 0, 0, ID),
                        (out, n) -> query(out, "", text(n), List.of(), 0, 0, ID)),
                most(
                        QUERY,
                        "tags",
                        16,
                        n -> query("", "", tags(n, 1), 0, 0, ID),
                        (out, n) -> query(out, "", "", tags(n, 1), 0, 0, ID)),
                most(
                        QUERY,
                        "tag",
                        64,
                        n -> query("", "", tags(2, n), 0, 0, ID),
                        (out, n) -> query(out, "", "", tags(2, n), 0, 0, ID)),
                most(
                        QUERY,
                        "min confidence",
                        100,
                        n -> query("", "", List.of(), n, 0, ID),
                        (out, n) -> query(out, "", "", List.of(), n, 0, ID)),
                most(
                        QUERY,
                        "limit",
                        100,
                        n -> query("", "", List.of(), 0, n, ID),
                        (out, n) -> query(out, "", "", List.of(), 0, n, ID)),
                exactly(
                        QUERY,
                        "after",
                        32,
                        n -> query("", "", List.of(), 0, 0, bytes(n)),
                        (out, n) -> query(out, "", "", List.of(), 0, 0, bytes(n))));
    }

    private static Stream<Limit> gossip() {
        return Stream.of(
                most(GOSSIP, "objects", 16, n -> gossip(Gossip.Step.PUSH, n, 1), (out, n) -> gossip(out, 1, n, 1)),
                most(
                        GOSSIP,
                        "objects",
                        Signed.MAX_LENGTH,
                        n -> gossip(Gossip.Step.PUSH, 1, n),
                        (out, n) -> gossip(out, 1, 1, n)),
                most(GOSSIP, "ids", 256, n -> gossip(Gossip.Step.HAVE, n, 32), (out, n) -> gossip(out, 2, n, 32)),
                exactly(GOSSIP, "ids", 32, n -> gossip(Gossip.Step.HAVE, 3, n), (out, n) -> gossip(out, 2, 3, n)),
                exactly(GOSSIP, "ids", 32, n -> gossip(Gossip.Step.WANT, 3, n), (out, n) -> gossip(out, 3, 3, n)),
                exactly(
                        SYNC,
                        "digest",
                        32,
                        n -> new Sync(KEY, KEY, bytes(n), List.of()),
                        (out, n) -> sync(out, n, 0, 32)),
                most(SYNC, "ids", 256, n -> new Sync(KEY, KEY, ID, blobs(n, 32)), (out, n) -> sync(out, 32, n, 32)),
                exactly(SYNC, "ids", 32, n -> new Sync(KEY, KEY, ID, blobs(2, n)), (out, n) -> sync(out, 32, 2, n)));
    }

    private static Stream<Limit> answers() {
        return Stream.of(
                answer("contacts", 20, false, n -> new Answer.Nodes(contacts(n), TOKEN), (out, n) -> nodes(out, n, 8)),
                answer("token", 8, true, n -> new Answer.Nodes(contacts(2), bytes(n)), (out, n) -> nodes(out, 2, n)),
                answer("records", 512, false, n -> values(n, 1, 0, 8), (out, n) -> values(out, n, 1, 0, 8)),
                answer(
                        "records",
                        Signed.MAX_LENGTH,
                        false,
                        n -> values(1, n, 0, 8),
                        (out, n) -> values(out, 1, n, 0, 8)),
                answer("contacts", 20, false, n -> values(1, 1, n, 8), (out, n) -> values(out, 1, 1, n, 8)),
                answer("token", 8, true, n -> values(1, 1, 1, n), (out, n) -> values(out, 1, 1, 1, n)),
                answer(
                        "statement",
                        Signed.MAX_LENGTH,
                        false,
                        n -> new Answer.Accepted(bytes(n)),
                        (out, n) -> out.array(2).number(Answer.ACCEPTED).bytes(bytes(n))),
                answer(
                        "digests",
                        256,
                        false,
                        n -> differences(n, 32, 0, 32),
                        (out, n) -> differences(out, n, 32, 0, 32)),
                answer("digests", 32, true, n -> differences(2, n, 0, 32), (out, n) -> differences(out, 2, n, 0, 32)),
                answer(
                        "wanted",
                        256,
                        false,
                        n -> differences(0, 32, n, 32),
                        (out, n) -> differences(out, 0, 32, n, 32)),
                answer("wanted", 32, true, n -> differences(0, 32, 2, n), (out, n) -> differences(out, 0, 32, 2, n)));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void whatIsAtTheLimitIsWrittenAndReadBack(Limit limit) throws Exception {
        Frame frame = new Frame(Limit.REQUEST, limit.message().apply(limit.size()));
        assertThat(frame.write()).isEqualTo(limit.handMade(limit.size()));
        assertThat(Frame.read(frame.write())).isEqualTo(frame);
    }

    @ParameterizedTest
    @MethodSource("limits")
    void whatIsBeyondTheLimitIsNeitherMadeNorRead(Limit limit) {
        refused(limit, limit.size() + 1);
        if (limit.exact()) refused(limit, limit.size() - 1);
        if (limit.exact()) refused(limit, 1);
    }

    private static void refused(Limit limit, int size) {
        assertThatThrownBy(() -> limit.message().apply(size))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(limit.field() + ": " + size)
                .hasMessageContaining(Integer.toString(limit.size()));
        assertThatThrownBy(() -> Frame.read(limit.handMade(size)))
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith(limit.field() + ": ");
    }

    @Test
    void aFrameOfManyObjectsIsBoundedAsAWhole() throws Exception {
        int room = Frame.MAX_LENGTH - new Frame(1, push(40_000, 0)).write().length();
        // A length over 255 takes two bytes more than one under 24.
        Frame largest = new Frame(1, push(40_000, room - 2));
        assertThat(largest.write().length()).isEqualTo(Frame.MAX_LENGTH);
        assertThat(Frame.read(largest.write())).isEqualTo(largest);
        assertThatThrownBy(() -> new Frame(1, push(40_000, room - 1)).write())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("frame: " + (Frame.MAX_LENGTH + 1) + " bytes, at most " + Frame.MAX_LENGTH);
        assertThatThrownBy(() -> Frame.read(bytes(Frame.MAX_LENGTH + 1)))
                .isInstanceOf(MalformedException.class)
                .hasMessage("frame: " + (Frame.MAX_LENGTH + 1) + " bytes, at most " + Frame.MAX_LENGTH);
    }

    @Test
    void numbersAreNeverNegative() {
        OptionalLong negative = OptionalLong.of(-1);
        for (ThrowingCallable made : List.<ThrowingCallable>of(
                () -> new Frame(-1, new Ping()),
                () -> new Cancel(-1),
                () -> new Answer.Stored(-1),
                () -> new Store(TOKEN, ID, negative),
                () -> new Failure(Failure.Reason.BUSY, "", negative, List.of()),
                () -> new FindNode(NodeId.of(ID), 0),
                () -> query("", "", List.of(), -1, 0, ID),
                () -> query("", "", List.of(), 0, -1, ID)))
            assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void halfASurrogatePairIsNoText() {
        assertThatThrownBy(() -> new Leave("gone \ud83d"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reason: not well-formed UTF-16");
        assertThatThrownBy(() -> query("", "", List.of("ok", "\udc00"), 0, 0, ID))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tag: not well-formed UTF-16");
    }

    /** Limits count bytes: 64 characters of two bytes fill the 128 of a reason. */
    @Test
    void textIsMeasuredInUtf8() throws Exception {
        Frame frame = new Frame(1, new Leave("é".repeat(64)));
        assertThat(Frame.read(frame.write())).isEqualTo(frame);
        assertThatThrownBy(() -> new Leave("é".repeat(65))).hasMessage("reason: 130 bytes, at most 128");
    }

    private static Limit answer(
            String field, int size, boolean exact, IntFunction<Answer> made, ObjIntConsumer<CborWriter> body) {
        return new Limit(RESPONSE, field, size, exact, n -> new Response(made.apply(n)), body);
    }

    private static Gossip push(int first, int second) {
        return new Gossip(Gossip.Topic.REPORT, Gossip.Step.PUSH, List.of(bytes(first), bytes(second)));
    }

    private static Gossip gossip(Gossip.Step step, int count, int length) {
        return new Gossip(Gossip.Topic.REPORT, step, blobs(count, length));
    }

    private static void gossip(CborWriter out, int step, int count, int length) {
        out.array(3).number(4).number(step);
        write(out, count, length);
    }

    private static void sync(CborWriter out, int digest, int count, int length) {
        out.array(4).bytes(ID).bytes(ID).bytes(bytes(digest));
        write(out, count, length);
    }

    private static void nodes(CborWriter out, int count, int token) {
        out.array(3).number(Answer.NODES);
        writeContacts(out, count);
        out.bytes(bytes(token));
    }

    private static Answer values(int count, int length, int closer, int token) {
        return new Answer.Values(blobs(count, length), true, contacts(closer), bytes(token));
    }

    private static void values(CborWriter out, int count, int length, int closer, int token) {
        out.array(5).number(Answer.VALUES);
        write(out, count, length);
        out.flag(true);
        writeContacts(out, closer);
        out.bytes(bytes(token));
    }

    private static Answer differences(int digests, int digest, int wanted, int id) {
        return new Answer.Differences(blobs(digests, digest), blobs(wanted, id));
    }

    private static void differences(CborWriter out, int digests, int digest, int wanted, int id) {
        out.array(3).number(Answer.DIFFERENCES);
        write(out, digests, digest);
        write(out, wanted, id);
    }

    private static Failure failure(String text, int closer) {
        return new Failure(Failure.Reason.BUSY, text, OptionalLong.empty(), contacts(closer));
    }

    private static void failure(CborWriter out, String text, int closer) {
        out.array(4).number(Failure.Reason.BUSY.code()).text(text).nothing();
        writeContacts(out, closer);
    }

    private static Query query(String domain, String text, List<String> tags, int confidence, int limit, Bytes after) {
        return new Query(domain, text, tags, confidence, Optional.empty(), limit, after);
    }

    private static void query(
            CborWriter out, String domain, String text, List<String> tags, int confidence, int limit, Bytes after) {
        out.array(7).text(domain).text(text).array(tags.size());
        for (String tag : tags) out.text(tag);
        out.number(confidence).nothing().number(limit).bytes(after);
    }

    private static void write(CborWriter out, int count, int length) {
        out.array(count);
        for (int i = 0; i < count; i++) out.bytes(bytes(length));
    }

    private static void writeContacts(CborWriter out, int count) {
        out.array(count);
        for (int i = 0; i < count; i++) out.array(2).bytes(ID).bytes(Bytes.hex("c00002011b59"));
    }

    private static List<Contact> contacts(int count) {
        return Collections.nCopies(count, CONTACT);
    }

    private static List<Bytes> blobs(int count, int length) {
        return Collections.nCopies(count, bytes(length));
    }

    private static List<String> tags(int count, int length) {
        return Collections.nCopies(count, text(length));
    }

    private static String text(int bytes) {
        return "x".repeat(bytes);
    }

    private static Bytes bytes(int length) {
        return Bytes.adopt(new byte[length]);
    }
}
