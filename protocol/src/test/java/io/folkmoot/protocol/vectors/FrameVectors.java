package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Cancel;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.FindNode;
import io.folkmoot.protocol.frames.FindValue;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.frames.FrameType;
import io.folkmoot.protocol.frames.Gossip;
import io.folkmoot.protocol.frames.Leave;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.frames.Pong;
import io.folkmoot.protocol.frames.Query;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Send;
import io.folkmoot.protocol.frames.Store;
import io.folkmoot.protocol.frames.Sync;
import io.folkmoot.protocol.frames.Vote;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.inspect.Inspector;
import io.folkmoot.protocol.signing.Purpose;
import io.folkmoot.protocol.signing.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/** A frame of each type and with each answer, and what a person is shown of it. */
record FrameVectors() implements Section {
    private static final Bytes TOKEN = Cast.rising(1, 8);
    private static final Address IPV4 = new Address(Bytes.hex("c0000201"), 7_001);
    private static final Address IPV6 = new Address(Bytes.hex("20010db8000000000000000000000001"), 443);
    private static final List<Contact> CONTACTS =
            List.of(new Contact(Cast.ALICE.publicKey(), IPV4), new Contact(Cast.BOB.publicKey(), IPV6));

    @Override
    public String name() {
        return "frames";
    }

    private static List<Message> messages() {
        TableKey key = RecordVectors.pointer().key();
        Bytes record = RecordVectors.pointer().wire();
        Bytes statement = Statement.of(Purpose.COMMIT, Cast.NETWORK)
                .field(Bytes.hex("c0"))
                .build()
                .sign(Cast.ALICE)
                .wire();
        Bytes digest = Cast.repeated(0xd1);
        List<Bytes> ids = List.of(Cast.repeated(0xa1), Cast.repeated(0xa2));
        return List.of(
                new Ping(),
                new Pong(IPV4),
                new Pong(IPV6),
                new FindNode(Placement.of(Cast.ALICE.publicKey()), 20),
                new FindValue(key, "domain-index", Bytes.EMPTY),
                new FindValue(key, "domain-index", digest),
                new Store(TOKEN, record, OptionalLong.empty()),
                new Store(TOKEN, record, OptionalLong.of(3)),
                new Vote(statement),
                new Query("go", "", List.of(), 0, Optional.empty(), 20, Bytes.EMPTY),
                new Query(
                        "go/concurrency",
                        "close channel",
                        List.of("idiom"),
                        50,
                        Optional.of(Cast.ALICE.publicKey()),
                        20,
                        ids.get(0)),
                new Gossip(Gossip.Topic.REVOCATION, Gossip.Step.PUSH, List.of(statement)),
                new Gossip(Gossip.Topic.REPORT, Gossip.Step.HAVE, ids),
                new Gossip(Gossip.Topic.CERTIFICATE, Gossip.Step.WANT, ids),
                new Sync(TableKey.of(Cast.repeated(0)), TableKey.of(Cast.repeated(0x7f)), digest, ids),
                new Send(Bytes.hex("5ea1ed")),
                new Cancel(7),
                new Leave("shutting down"),
                new Response(new Answer.Nodes(CONTACTS, TOKEN)),
                new Response(new Answer.Values(List.of(record), true, CONTACTS, TOKEN)),
                new Response(new Answer.Values(List.of(), false, List.of(), TOKEN)),
                new Response(new Answer.Same()),
                new Response(new Answer.Stored(4)),
                new Response(new Answer.Accepted(statement)),
                new Response(new Answer.Differences(List.of(digest, digest), ids)),
                new Failure(Failure.Reason.STALE, "sequence 4 is held", OptionalLong.empty(), List.of()),
                new Failure(Failure.Reason.NOT_RESPONSIBLE, "ask those", OptionalLong.of(500), CONTACTS));
    }

    @Override
    public void write(Lines lines) throws Exception {
        long id = 1;
        for (Message message : messages()) {
            Bytes frame = new Frame(id++, message).write();
            lines.item().put("frame", frame).put("json", new Inspector(false).inspect(frame));
        }
    }

    @Override
    public void check(List<Item> items) throws Exception {
        TreeSet<String> types = new TreeSet<>();
        for (Item item : items) {
            Frame frame = Frame.read(item.bytes("frame"));
            types.add(frame.message().type().name());
            assertThat(frame.write()).isEqualTo(item.bytes("frame"));
            assertThat(new Inspector(false).inspect(item.bytes("frame"))).isEqualTo(item.text("json"));
        }
        assertThat(types).hasSameSizeAs(FrameType.values());
    }
}
