package io.folkmoot.simulation.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.links.Count;
import io.folkmoot.actors.links.Inbound;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Reply.Answered;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.FindValue;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Send;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.packets.Content.Confirm;
import io.folkmoot.protocol.packets.Content.PathChallenge;
import io.folkmoot.protocol.packets.Content.Whole;
import io.folkmoot.protocol.packets.CookieChallenge;
import io.folkmoot.protocol.packets.Hello;
import io.folkmoot.protocol.packets.HelloAnswer;
import io.folkmoot.protocol.packets.InitResponse;
import io.folkmoot.protocol.packets.PacketType;
import io.folkmoot.protocol.packets.Reset;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever has not shown that it receives where it sends from gets no more bytes than came from there. */
class AmplificationTest extends Neighbourly {
    private static final int MUTATED = 10_000;
    private static final int SOURCES = 100;
    private static final Duration SETTLING = Duration.ofSeconds(20);
    private static final Bytes COOKIE = Bytes.hex("c0".repeat(16));
    private static final String ROW = "%-50s | %9d | %9d | %6.3f%n";

    private int strangers;

    @BeforeEach
    void answerAsMuchAsFits() {
        bob.answering = AmplificationTest::much;
    }

    /** Twenty peers with IPv6 addresses are as much as one answer names; a value is more than any first answer holds. */
    private static Message much(Message message) {
        Bytes token = Bytes.adopt(new byte[8]);
        if (message instanceof FindValue)
            return new Response(new Answer.Values(List.of(Bytes.adopt(new byte[8_000])), false, List.of(), token));
        List<Contact> contacts = IntStream.range(0, Contact.MAX_IN_ANSWER)
                .mapToObj(i -> new Contact(bobsFriend(i), new Address(Bytes.hex("20010db8" + "5a".repeat(12)), 4_000)))
                .toList();
        return new Response(new Answer.Nodes(contacts, token));
    }

    private static PublicKey bobsFriend(int number) {
        return new PublicKey(Bytes.hex("5b".repeat(31) + String.format(Locale.ROOT, "%02x", number)));
    }

    private Rogue stranger() {
        return new Rogue(world, network, "stranger" + strangers, 1_000 + strangers++);
    }

    private long row(String name, List<byte[]> packets) {
        return row(name, stranger(), packets);
    }

    private long row(String name, Rogue source, List<byte[]> packets) {
        long before = source.bytesGot();
        long in = 0;
        for (byte[] packet : packets) {
            in += packet.length;
            source.send(bob.address, packet);
        }
        passed.clear();
        world.runFor(SETTLING);
        long out = source.bytesGot() - before;
        System.out.printf(Locale.ROOT, ROW, name, in, out, out / (double) in);
        assertThat(out).as(name).isLessThanOrEqualTo(in);
        return out;
    }

    private static void head(String title) {
        System.out.printf(Locale.ROOT, "%-50s | %9s | %9s | %6s%n", title, "bytes in", "bytes out", "ratio");
    }

    @Test
    void eachKindOfPacketEarnsItsAnswer() {
        head("one packet of");
        row("INIT", List.of(stranger().init(bob, null)));
        row("INIT, early PING", List.of(stranger().init(bob, new Ping())));
        assertThat(row("INIT, early FIND_NODE, 20 contacts", List.of(stranger().init(bob, Questions.findNode()))))
                .isGreaterThan(1_000);
        assertThat(row(
                        "INIT, early FIND_VALUE, too large an answer",
                        List.of(stranger().init(bob, Questions.findValue()))))
                .isPositive();
        row("INIT, early SEND", List.of(stranger().init(bob, new Send(Bytes.adopt(new byte[900])))));
        row("INIT, wrong cookie", List.of(withCookie(stranger().init(bob, Questions.findNode()))));
        row("INIT to somebody else", List.of(stranger().init(ann, new Ping())));
        byte[] repeated = stranger().init(bob, Questions.findNode());
        row("INIT, five times the same", List.of(repeated, repeated, repeated, repeated, repeated));
        row("INIT, five by one caller", fresh(stranger()));
        row("HELLO", List.of(new Hello(5).write()));
        row("RESET", List.of(new Reset(5, 6).write()));
        row("COOKIE", List.of(new CookieChallenge(5, COOKIE).write()));
        row("RESPONSE", List.of(new InitResponse(5, 6, Bytes.adopt(new byte[400])).write()));
        row("HELLO_ANSWER", List.of(new HelloAnswer(5, ann.id(), COOKIE).write()));
        row("TRANSPORT of no session", List.of(transport(5, 34)));
        bob.answers = false;
        row("INIT, early FIND_NODE, never answered", List.of(stranger().init(bob, Questions.findNode())));
    }

    private List<byte[]> fresh(Rogue caller) {
        List<byte[]> inits = new ArrayList<>();
        for (int i = 0; i < 5; i++) inits.add(caller.init(bob, Questions.findNode()));
        return inits;
    }

    private static byte[] withCookie(byte[] init) {
        ByteBuffer.wrap(init).position(9).put(COOKIE.toArray());
        return init;
    }

    private static byte[] transport(long session, int length) {
        byte[] packet = new byte[length];
        ByteBuffer.wrap(packet)
                .put(PacketType.TRANSPORT.code())
                .putLong(session)
                .putLong(1);
        return packet;
    }

    @Test
    void whatOthersSayToEachOtherEarnsItsListenerNothing() {
        ann.ask(bob, new Send(Bytes.adopt(new byte[5_000])), 1, SECOND);
        world.runFor(SECOND);
        List<byte[]> toBob = passed.stream()
                .filter(packet -> packet.to().equals(bob.address))
                .map(packet -> packet.packet().toArray())
                .toList();
        byte[] last = toBob.getLast();
        long session = ByteBuffer.wrap(last).getLong(1);
        head("of others' session");
        row("all packets again", toBob);
        row("TRANSPORT, forged", List.of(transport(session, 34)));
        row("RESET", List.of(new Reset(session, 1).write()));
        row("COOKIE", List.of(new CookieChallenge(session, COOKIE).write()));
        row("RESPONSE", List.of(new InitResponse(session, 6, Bytes.adopt(new byte[400])).write()));
        row("HELLO_ANSWER", List.of(new HelloAnswer(session, ann.id(), COOKIE).write()));
    }

    @Test
    void whoSeesADialUnderWayCannotTurnItOnOthers() {
        head("of a dial under way");
        bob.ask(new Contact(ann.id(), Villager.at(99)), new Ping(), 1, Duration.ofSeconds(30));
        world.runFor(Duration.ofMillis(5));
        long id = ByteBuffer.wrap(lastOf(PacketType.INIT)).getLong(1);
        row("COOKIE", List.of(new CookieChallenge(id, COOKIE).write()));
        bob.ask(new Contact(ann.id(), Villager.at(99)), new Ping(), 2, Duration.ofSeconds(30));
        world.runFor(Duration.ofMillis(5));
        id = ByteBuffer.wrap(lastOf(PacketType.INIT)).getLong(1);
        row("RESPONSE, forged", List.of(new InitResponse(id, 6, Bytes.adopt(new byte[400])).write()));
        bob.tell(new Links.Meet(Villager.at(99), Duration.ofSeconds(30), 1, bob.collector("met", met -> {})));
        world.runFor(Duration.ofMillis(5));
        long nonce = ByteBuffer.wrap(lastOf(PacketType.HELLO)).getLong(1);
        row("HELLO_ANSWER", List.of(new HelloAnswer(nonce, ann.id(), COOKIE).write()));
    }

    private byte[] lastOf(PacketType type) {
        return passed.stream()
                .filter(packet -> type(packet) == type)
                .reduce((before, after) -> after)
                .orElseThrow()
                .packet()
                .toArray();
    }

    @Test
    void whoHasASessionCannotTurnItOnOthers() {
        Rogue peer = stranger();
        peer.send(bob.address, peer.init(bob, null));
        world.runFor(SECOND);
        byte[] first = peer.sealed(new Confirm().write());
        peer.send(bob.address, first);
        world.runFor(SECOND);
        assertThat(bob.events).as("the session is up").hasSize(1);
        head("of a session, from elsewhere");
        row("confirm", List.of(peer.sealed(new Confirm().write())));
        row("ping", List.of(peer.sealed(whole(new Ping()))));
        row("find node", List.of(peer.sealed(whole(Questions.findNode()))));
        row("find value", List.of(peer.sealed(whole(Questions.findValue()))));
        Bytes challenge = new PathChallenge(Bytes.hex("0102030405060708")).write();
        row("path challenge", List.of(peer.sealed(challenge)));
        row(
                "path challenge, five times",
                IntStream.range(0, 5).mapToObj(i -> peer.sealed(challenge)).toList());
        row("replayed", List.of(first));
    }

    private static Bytes whole(Message message) {
        Bytes frame = new Frame(9, message).write();
        return new Whole(frame).write();
    }

    @Test
    void damagedPacketsEarnNoMoreEither() {
        long seed = Long.getLong("folkmoot.seed", 71);
        SplittableRandom dice = new SplittableRandom(seed);
        Rogue caller = stranger();
        List<Rogue> sources =
                IntStream.range(0, SOURCES).mapToObj(i -> stranger()).toList();
        ann.ask(bob, new Send(Bytes.adopt(new byte[3_000])), 0, SECOND);
        world.runFor(SECOND);
        Mutations mutations = new Mutations(
                dice, passed.stream().map(packet -> packet.packet().toArray()).toList());
        long in = 0;
        for (int round = 0; round < MUTATED / SOURCES; round++) {
            ann.ask(bob, new Ping(), round, SECOND);
            in += round(sources, caller, mutations, dice, "seed " + seed + ", round " + round);
        }
        long out = sources.stream().mapToLong(Rogue::bytesGot).sum();
        head("seed " + seed);
        System.out.printf(Locale.ROOT, ROW, MUTATED + " mutated", in, out, out / (double) in);
        assertThat(out).as("some of them are answered").isGreaterThan(in / 100);
        assertThat(ann.replies).hasSize(1 + MUTATED / SOURCES).allMatch(reply -> reply instanceof Answered);
        assertThat(bob.count(Count.LINKS_CRASHED)).isZero();
    }

    /** One packet from each source, and time for every answer; returns the bytes that were sent. */
    private long round(List<Rogue> sources, Rogue caller, Mutations mutations, SplittableRandom dice, String where) {
        long[] before = sources.stream().mapToLong(Rogue::bytesGot).toArray();
        long[] in = new long[SOURCES];
        for (int i = 0; i < SOURCES; i++) {
            boolean genuine = dice.nextInt(4) == 0;
            byte[] packet = genuine ? mutations.damaged(caller.init(bob, Questions.findNode())) : mutations.next();
            in[i] = packet.length;
            sources.get(i).send(bob.address, packet);
        }
        world.runFor(SETTLING);
        passed.clear();
        for (int i = 0; i < SOURCES; i++)
            assertThat(sources.get(i).bytesGot() - before[i])
                    .as("%s, source %s", where, i)
                    .isLessThanOrEqualTo(in[i]);
        return Arrays.stream(in).sum();
    }

    @Test
    void aFirstPacketPlayedBackFromElsewhereIsNotAnswered() {
        ann.ask(bob, Questions.findNode(), 1, SECOND);
        world.runFor(Duration.ofMillis(15));
        byte[] init = lastOf(PacketType.INIT);
        Rogue eve = stranger();
        eve.send(bob.address, init);
        world.runFor(Duration.ofSeconds(5));
        assertThat(eve.got).isEmpty();
        assertThat(bob.count(Count.DROPPED_REPLAYED_HANDSHAKE)).isEqualTo(1);
        assertThat(bob.count(Count.HANDSHAKES_ANSWERED)).isEqualTo(1);
        assertThat(ann.replies).hasSize(1);
        assertThat(bob.inbound).singleElement().isInstanceOf(Inbound.Asked.class);
    }
}
