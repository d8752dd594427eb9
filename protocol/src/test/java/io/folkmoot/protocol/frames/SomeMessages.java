package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Draws messages of every type, small and at their limits. */
public final class SomeMessages {
    private final RandomGenerator random;

    public SomeMessages(RandomGenerator random) {
        this.random = random;
    }

    public Frame frame() {
        return new Frame(random.nextLong() >>> 1 >>> random.nextInt(63), message());
    }

    public Message message() {
        return ofType(one(FrameType.values()));
    }

    public Message ofType(FrameType type) {
        return switch (type) {
            case PING -> new Ping();
            case PONG -> new Pong(address());
            case FIND_NODE -> new FindNode(NodeId.of(bytes(32)), random.nextInt(1, 21));
            case FIND_VALUE ->
                new FindValue(TableKey.of(bytes(32)), text(32), random.nextBoolean() ? Bytes.EMPTY : bytes(32));
            case STORE -> new Store(bytes(8), blob(), number());
            case VOTE -> new Vote(blob());
            case QUERY ->
                new Query(
                        text(80),
                        text(300),
                        list(16, () -> text(20)),
                        random.nextInt(101),
                        random.nextBoolean() ? Optional.empty() : Optional.of(new PublicKey(bytes(32))),
                        random.nextInt(101),
                        random.nextBoolean() ? Bytes.EMPTY : bytes(32));
            case GOSSIP -> gossip();
            case SYNC -> new Sync(TableKey.of(bytes(32)), TableKey.of(bytes(32)), bytes(32), ids(256));
            case SEND -> new Send(blob());
            case CANCEL -> new Cancel(random.nextLong() >>> 1);
            case LEAVE -> new Leave(text(60));
            case RESPONSE -> new Response(answer(random.nextInt(6)));
            case ERROR -> new Failure(one(Failure.Reason.values()), text(100), number(), contacts());
        };
    }

    public List<Contact> contacts() {
        return list(20, () -> new Contact(new PublicKey(bytes(32)), address()));
    }

    Answer answer(int which) {
        return switch (which) {
            case 0 -> new Answer.Nodes(contacts(), bytes(8));
            case 1 -> new Answer.Values(list(5, this::blob), random.nextBoolean(), contacts(), bytes(8));
            case 2 -> new Answer.Same();
            case 3 -> new Answer.Stored(random.nextLong() >>> 1);
            case 4 -> new Answer.Accepted(blob());
            default -> new Answer.Differences(ids(16), ids(256));
        };
    }

    private Gossip gossip() {
        Gossip.Topic topic = one(Gossip.Topic.values());
        return switch (random.nextInt(3)) {
            case 0 -> new Gossip(topic, Gossip.Step.PUSH, list(16, this::blob));
            case 1 -> new Gossip(topic, Gossip.Step.HAVE, ids(256));
            default -> new Gossip(topic, Gossip.Step.WANT, ids(256));
        };
    }

    private <T> T one(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private Address address() {
        return new Address(bytes(random.nextBoolean() ? 4 : 16), random.nextInt(1, 65_536));
    }

    private OptionalLong number() {
        return random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextLong() >>> 1);
    }

    private Bytes blob() {
        return bytes(random.nextInt(20) == 0 ? random.nextInt(5_000) : random.nextInt(200));
    }

    private List<Bytes> ids(int max) {
        return list(random.nextInt(10) == 0 ? max : 4, () -> bytes(32));
    }

    private <T> List<T> list(int max, Supplier<T> item) {
        List<T> items = new ArrayList<>();
        for (int i = random.nextInt(max + 1); i > 0; i--) items.add(item.get());
        return List.copyOf(items);
    }

    private String text(int maxCharacters) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(maxCharacters + 1); i > 0; i--) text.append((char) random.nextInt(' ', 0x7f));
        return text.toString();
    }

    private Bytes bytes(int length) {
        byte[] content = new byte[length];
        random.nextBytes(content);
        return Bytes.adopt(content);
    }
}
