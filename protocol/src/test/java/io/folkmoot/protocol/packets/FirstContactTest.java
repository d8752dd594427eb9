package io.folkmoot.protocol.packets;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.FindNode;
import io.folkmoot.protocol.frames.FindValue;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.noise.DhKeyPair;
import io.folkmoot.protocol.noise.Handshake;
import io.folkmoot.protocol.noise.Session;
import io.folkmoot.protocol.packets.Content.Part;
import io.folkmoot.protocol.packets.Content.Whole;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Both ends of a handshake over packets alone, and whether the largest messages that must fit them do. */
class FirstContactTest {
    private static final SigningKey ALICE = SigningKey.generate(new SplittableRandom(1));
    private static final SigningKey BOB = SigningKey.generate(new SplittableRandom(2));
    private static final Bytes PROLOGUE = Bytes.utf8("folkmoot test network");
    private static final Bytes ID = Bytes.hex("ff".repeat(32));
    private static final Bytes TOKEN = Bytes.hex("ff".repeat(8));

    private final Handshake alice =
            Handshake.initiator(PROLOGUE, pair(ALICE), BOB.exchangeKey(), new SplittableRandom(3));
    private final Handshake bob = Handshake.responder(PROLOGUE, pair(BOB), new SplittableRandom(4));

    private static DhKeyPair pair(SigningKey key) {
        return new DhKeyPair(key.exchangeSecret(), key.exchangeKey());
    }

    private static List<Contact> twentyOfIpv6() {
        Address address = new Address(Bytes.hex("20010db8" + "ff".repeat(12)), 65_535);
        return Collections.nCopies(Contact.MAX_IN_ANSWER, new Contact(new PublicKey(ID), address));
    }

    private static Bytes frame(Message message) {
        return new Frame(Long.MAX_VALUE, message).write();
    }

    @Test
    void theHandshakeLeavesTheRoomThatTheDocumentSays() throws Exception {
        assertThat(alice.overhead()).isEqualTo(Init.NOISE_OVERHEAD);
        Bytes payload = Bytes.adopt(new byte[Init.PAYLOAD]);
        bob.read(alice.write(payload));
        assertThat(bob.overhead()).isEqualTo(InitResponse.NOISE_OVERHEAD);
        assertThat(Init.PAYLOAD).isEqualTo(1111);
        assertThat(Init.NOISE_LENGTH).isEqualTo(1207);
        assertThat(Introduction.MAX_EARLY).isEqualTo(1036);
        assertThat(Welcome.MAX_EARLY).isEqualTo(1126);
        assertThat(Transport.MAX_PLAINTEXT).isEqualTo(1199);
        assertThat(Part.MAX_BYTES).isEqualTo(1187);
    }

    @Test
    void twoPacketsMakeASessionAndAnswerTheFirstRequest() throws Exception {
        Bytes early = frame(new FindNode(NodeId.of(ID), 20));
        Introduction introduction = new Introduction(ALICE.publicKey(), true, true, 7, Introduction.NO_ROOT, early);
        Init init = Init.read(new Init(1, Init.NO_COOKIE, alice.write(introduction.write())).write());
        assertThat(Introduction.read(bob.read(init.noise()))).isEqualTo(introduction);
        assertThat(bob.remoteStatic()).isEqualTo(introduction.key().check().exchangeKey());
        Bytes answer = frame(new Response(new Answer.Nodes(twentyOfIpv6(), TOKEN)));
        Welcome welcome = new Welcome(true, false, 8, ID, answer);
        byte[] response = new InitResponse(init.sender(), 2, bob.write(welcome.write())).write();
        assertThat(response).hasSizeLessThanOrEqualTo(Datagram.MAX);
        InitResponse received = InitResponse.read(response);
        assertThat(Welcome.read(alice.read(received.noise()))).isEqualTo(welcome);
        assertThatBothEndsTalk(alice.toSession(0), bob.toSession(0), received.sender());
    }

    private static void assertThatBothEndsTalk(Session left, Session right, long receiver) throws Exception {
        byte[] packet = Transport.seal(left, receiver, new Content.Confirm().write());
        assertThat(Transport.receiver(packet)).isEqualTo(receiver);
        assertThat(Content.read(Transport.open(right, packet))).isEqualTo(new Content.Confirm());
    }

    @Test
    void twentyContactsOfIpv6FitAnEarlyAnswerAndAWholeFrame() {
        for (Answer answer : List.of(
                new Answer.Nodes(twentyOfIpv6(), TOKEN), new Answer.Values(List.of(), false, twentyOfIpv6(), TOKEN))) {
            int length = frame(new Response(answer)).length();
            assertThat(length).isLessThanOrEqualTo(Welcome.MAX_EARLY).isLessThanOrEqualTo(Whole.MAX_FRAME);
            assertThat(length).as("all of them are counted").isGreaterThan(20 * (32 + 18));
        }
    }

    @Test
    void everyRequestThatMayBeEarlyFits() {
        for (Message message : List.of(
                new Ping(), new FindNode(NodeId.of(ID), 20), new FindValue(TableKey.of(ID), "k".repeat(32), ID)))
            assertThat(frame(message).length()).isBetween(1, Introduction.MAX_EARLY);
    }

    @Test
    void theLargestFrameFitsItsParts() {
        assertThat(Part.split(Long.MAX_VALUE, false, Bytes.adopt(new byte[Frame.MAX_LENGTH])))
                .hasSizeLessThanOrEqualTo(Part.MAX_COUNT);
    }
}
