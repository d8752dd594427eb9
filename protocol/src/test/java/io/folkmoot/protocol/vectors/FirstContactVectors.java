package io.folkmoot.protocol.vectors;

import static io.folkmoot.protocol.noise.NoiseHooks.yielding;
import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.frames.Pong;
import io.folkmoot.protocol.frames.Send;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.noise.DhKeyPair;
import io.folkmoot.protocol.noise.Handshake;
import io.folkmoot.protocol.noise.Session;
import io.folkmoot.protocol.packets.Content;
import io.folkmoot.protocol.packets.CookieChallenge;
import io.folkmoot.protocol.packets.Hello;
import io.folkmoot.protocol.packets.HelloAnswer;
import io.folkmoot.protocol.packets.Init;
import io.folkmoot.protocol.packets.InitResponse;
import io.folkmoot.protocol.packets.Introduction;
import io.folkmoot.protocol.packets.Reset;
import io.folkmoot.protocol.packets.Transport;
import io.folkmoot.protocol.packets.Welcome;
import java.util.List;

/** Every packet of one acquaintance, from the hello to the reset, with everything that was drawn for it. */
record FirstContactVectors() implements Section {
    private static final long INITIATOR = 0xa1a2a3a4a5a6a7a8L;
    private static final long RESPONDER = 0xb1b2b3b4b5b6b7b8L;
    private static final Bytes COOKIE = Cast.rising(0xc0, 16);
    private static final Address SEEN = new Address(Bytes.hex("c0000201"), 7_001);

    /** A frame that fits no packet, as its two parts; the second is short enough to show. */
    private static final List<Content.Part> PARTS = Content.Part.split(3, false, longFrame());

    /** Both ends of the handshake; what one has sent is what the other has read. */
    private record Ends(Handshake initiator, Handshake responder) {
        static Ends of(Bytes prologue, SigningKey initiator, Bytes secret, SigningKey responder, Bytes otherSecret) {
            return new Ends(
                    Handshake.initiator(prologue, pair(initiator), responder.exchangeKey(), yielding(secret)),
                    Handshake.responder(prologue, pair(responder), yielding(otherSecret)));
        }

        private static DhKeyPair pair(SigningKey key) {
            return new DhKeyPair(key.exchangeSecret(), key.exchangeKey());
        }
    }

    @Override
    public String name() {
        return "first-contact";
    }

    private static Bytes longFrame() {
        Send send = new Send(Bytes.adopt(new byte[1_200]));
        return new Frame(3, send).write();
    }

    @Override
    public void write(Lines lines) throws Exception {
        Bytes prologue = HandshakeVectors.prologue(Cast.BOB);
        Bytes secret = Cast.rising(0x40, 32);
        Bytes otherSecret = Cast.rising(0x60, 32);
        Ends ends = Ends.of(prologue, Cast.ALICE, secret, Cast.BOB, otherSecret);
        lines.put("prologue", prologue)
                .put("initiator seed", Cast.repeated(1))
                .put("initiator ephemeral secret", secret)
                .put("responder seed", Cast.repeated(2))
                .put("responder ephemeral secret", otherSecret);
        show(lines, new Hello(0xe1e2e3e4e5e6e7e8L));
        show(lines, new HelloAnswer(0xe1e2e3e4e5e6e7e8L, Cast.BOB.publicKey(), COOKIE));
        show(lines, new CookieChallenge(INITIATOR, COOKIE));
        shakeHands(lines, ends);
        Session initiator = ends.initiator.toSession(0);
        Session responder = ends.responder.toSession(0);
        Content ping = new Content.Whole(new Frame(2, new Ping()).write());
        show(lines, "initiator", Transport.seal(initiator, RESPONDER, ping.write()), ping);
        show(
                lines,
                "initiator",
                Transport.seal(initiator, RESPONDER, PARTS.get(1).write()),
                PARTS.get(1));
        Content received = new Content.Received(3, false, 2);
        show(lines, "responder", Transport.seal(responder, INITIATOR, received.write()), received);
        show(lines, new Reset(RESPONDER, 1));
    }

    private static void shakeHands(Lines lines, Ends ends) throws Exception {
        Introduction introduction = new Introduction(
                Cast.ALICE.publicKey(), true, true, 0x0b00, Cast.repeated(0x4e), new Frame(1, new Ping()).write());
        Bytes message1 = ends.initiator.write(introduction.write());
        show(lines, new Init(INITIATOR, COOKIE, message1), introduction);
        ends.responder.read(message1);
        Welcome welcome = new Welcome(true, false, 0x0b01, Introduction.NO_ROOT, new Frame(1, new Pong(SEEN)).write());
        Bytes message2 = ends.responder.write(welcome.write());
        show(lines, new InitResponse(INITIATOR, RESPONDER, message2), welcome);
        ends.initiator.read(message2);
    }

    private static void show(Lines lines, Hello hello) {
        lines.item().put("hello", hex(hello.write())).put("nonce", hex(hello.nonce()));
    }

    private static void show(Lines lines, HelloAnswer answer) {
        lines.item()
                .put("hello answer", hex(answer.write()))
                .put("nonce", hex(answer.nonce()))
                .put("key", answer.key())
                .put("cookie", answer.cookie());
    }

    private static void show(Lines lines, CookieChallenge challenge) {
        lines.item()
                .put("cookie challenge", hex(challenge.write()))
                .put("receiver", hex(challenge.receiver()))
                .put("cookie", challenge.cookie());
    }

    private static void show(Lines lines, Init init, Introduction introduction) {
        lines.item()
                .put("init", hex(init.write()))
                .put("sender", hex(init.sender()))
                .put("cookie", init.cookie())
                .put("key", introduction.key())
                .put("participates", introduction.participates())
                .put("streams", introduction.streams())
                .put("boot", hex(introduction.boot()))
                .put("trust root", introduction.trustRoot())
                .put("early request", introduction.early())
                .put("payload before its padding", beforePadding(introduction));
    }

    private static Bytes beforePadding(Introduction introduction) {
        int padding = Introduction.MAX_EARLY - introduction.early().length();
        return Bytes.copyOf(introduction.write().unsafeArray(), 0, Init.PAYLOAD - padding);
    }

    private static void show(Lines lines, InitResponse response, Welcome welcome) {
        lines.item()
                .put("response", hex(response.write()))
                .put("receiver", hex(response.receiver()))
                .put("sender", hex(response.sender()))
                .put("participates", welcome.participates())
                .put("streams", welcome.streams())
                .put("boot", hex(welcome.boot()))
                .put("trust root", welcome.trustRoot())
                .put("early answer", welcome.early())
                .put("payload", welcome.write());
    }

    private static void show(Lines lines, String from, byte[] packet, Content content) {
        lines.item()
                .put("transport", hex(packet))
                .put("from", from)
                .put("receiver", hex(Transport.receiver(packet)))
                .put("counter", Transport.counter(packet))
                .put("content", content.write());
    }

    private static void show(Lines lines, Reset reset) {
        lines.item()
                .put("reset", hex(reset.write()))
                .put("session", hex(reset.session()))
                .put("counter", reset.counter());
    }

    private static Bytes hex(byte[] packet) {
        return Bytes.copyOf(packet);
    }

    private static String hex(long id) {
        return String.format("%016x", id);
    }

    /**
     * From the secrets and the packets of the document alone: each is read, or opened by the end that gets it, shown
     * again and sealed again.
     */
    @Override
    public void check(List<Item> items) throws Exception {
        Item secrets = items.get(0);
        Ends ends = Ends.of(
                secrets.bytes("prologue"),
                SigningKey.fromSeed(secrets.bytes("initiator seed")),
                secrets.bytes("initiator ephemeral secret"),
                SigningKey.fromSeed(secrets.bytes("responder seed")),
                secrets.bytes("responder ephemeral secret"));
        Lines again = new Lines();
        secrets.lines().forEach(line -> again.put(line.name(), line.value()));
        show(again, Hello.read(packet(items, 1, "hello")));
        show(again, HelloAnswer.read(packet(items, 2, "hello answer")));
        show(again, CookieChallenge.read(packet(items, 3, "cookie challenge")));
        readHandshake(again, items, ends);
        Session initiator = ends.initiator.toSession(0);
        Session responder = ends.responder.toSession(0);
        reopen(again, "initiator", packet(items, 6, "transport"), initiator, responder);
        reopen(again, "initiator", packet(items, 7, "transport"), initiator, responder);
        reopen(again, "responder", packet(items, 8, "transport"), responder, initiator);
        show(again, Reset.read(packet(items, 9, "reset")));
        assertThat(Item.parse(again.all())).isEqualTo(items);
    }

    private static byte[] packet(List<Item> items, int index, String name) {
        return items.get(index).bytes(name).toArray();
    }

    private static void readHandshake(Lines again, List<Item> items, Ends ends) throws Exception {
        Init init = Init.read(packet(items, 4, "init"));
        Introduction introduction = Introduction.read(ends.responder.read(init.noise()));
        assertThat(ends.initiator.write(introduction.write())).isEqualTo(init.noise());
        assertThat(introduction.key().check().exchangeKey()).isEqualTo(ends.responder.remoteStatic());
        assertThat(Frame.read(introduction.early()).message()).isInstanceOf(Ping.class);
        show(again, init, introduction);
        InitResponse response = InitResponse.read(packet(items, 5, "response"));
        Welcome welcome = Welcome.read(ends.initiator.read(response.noise()));
        assertThat(ends.responder.write(welcome.write())).isEqualTo(response.noise());
        assertThat(Frame.read(welcome.early()).message()).isInstanceOf(Pong.class);
        show(again, response, welcome);
    }

    private static void reopen(Lines again, String from, byte[] packet, Session sender, Session receiver)
            throws Exception {
        Content content = Content.read(Transport.open(receiver, packet));
        assertThat(Transport.seal(sender, Transport.receiver(packet), content.write()))
                .isEqualTo(packet);
        show(again, from, packet, content);
    }
}
