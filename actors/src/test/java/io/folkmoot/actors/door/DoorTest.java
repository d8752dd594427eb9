package io.folkmoot.actors.door;

import static io.folkmoot.actors.door.Packets.ALICE;
import static io.folkmoot.actors.door.Packets.BOB;
import static io.folkmoot.actors.door.Packets.COUNTER;
import static io.folkmoot.actors.door.Packets.ID;
import static io.folkmoot.actors.door.Packets.PORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.packets.CookieChallenge;
import io.folkmoot.protocol.packets.Datagram;
import io.folkmoot.protocol.packets.HelloAnswer;
import io.folkmoot.protocol.packets.Init;
import io.folkmoot.protocol.packets.PacketType;
import io.folkmoot.protocol.packets.Reset;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoorTest {
    private static final Bytes WRONG_COOKIE = Bytes.hex("77".repeat(Datagram.COOKIE));
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int BURST = 100;
    private static final int PROVEN_BURST = 400;
    private static final int LOCAL_BURST = 4_000;
    private static final int ANSWER_BURST = 10_000;

    private final Threshold at = new Threshold();

    private byte[] answer() {
        List<Outbox.Letter> letters = at.wire.take();
        assertThat(letters).hasSize(1);
        return letters.getFirst().packet();
    }

    private Bytes cookieFor(Path path) throws MalformedException {
        at.rooms.busy = true;
        at.receive(path, Packets.of(PacketType.INIT));
        at.rooms.busy = false;
        return CookieChallenge.read(answer()).cookie();
    }

    @Test
    void whatIsNotOursIsDroppedInSilence() {
        at.receive(ALICE, new byte[0]);
        at.receive(ALICE, new byte[] {7});
        at.receive(ALICE, new byte[] {15, 0, 0});
        at.receive(ALICE, new byte[] {(byte) 0x8a});
        assertThat(at.dropped(Drop.UNKNOWN_TYPE)).isEqualTo(4);
        assertThat(at.wire.packets()).isZero();
    }

    @Test
    void theWrongSizeIsDroppedInSilence() {
        at.rooms.ids.add(ID);
        for (PacketType type : PacketType.values()) {
            byte[] packet = Packets.of(type);
            at.receive(ALICE, Arrays.copyOf(packet, type == PacketType.TRANSPORT ? 33 : packet.length - 1));
            at.receive(ALICE, Arrays.copyOf(packet, Datagram.MAX + 1));
        }
        assertThat(at.dropped(Drop.WRONG_SIZE)).isEqualTo(2L * PacketType.values().length);
        assertThat(at.rooms.taken() + at.wire.packets()).isZero();
    }

    @Test
    void whatNamesSomebodyHereIsDeliveredWithoutLimit() {
        at.rooms.ids.add(ID);
        List<PacketType> types =
                List.of(PacketType.TRANSPORT, PacketType.RESPONSE, PacketType.COOKIE, PacketType.HELLO_ANSWER);
        for (PacketType type : types) at.receive(ALICE, Packets.of(type), 10_000);
        assertThat(at.rooms.delivered).isEqualTo(10_000L * types.size());
        assertThat(at.dropped() + at.wire.packets()).isZero();
    }

    @Test
    void aLiveSessionPassesThroughAFloodedPrefix() {
        at.receive(ALICE, Packets.of(PacketType.INIT), 10 * BURST);
        at.rooms.ids.add(ID);
        at.receive(ALICE, Packets.of(PacketType.TRANSPORT), 1_000);
        assertThat(at.rooms.delivered).isEqualTo(1_000);
    }

    @Test
    void aPacketOfAnUnknownSessionIsAnsweredByAReset() throws MalformedException {
        at.receive(ALICE, Packets.transport(34));
        byte[] reset = answer();
        assertThat(Reset.read(reset)).isEqualTo(new Reset(ID, COUNTER));
        assertThat(at.dropped(Drop.UNKNOWN_SESSION)).isEqualTo(1);
    }

    @Test
    void resetsKeepToTheAllowanceOfTheSource() {
        at.receive(ALICE, Packets.transport(34), 1_000);
        assertThat(at.wire.packets()).isEqualTo(BURST);
        assertThat(at.dropped(Drop.SOURCE_LIMIT)).isEqualTo(1_000 - BURST);
    }

    @Test
    void anAnswerThatNobodyAwaitsIsDroppedInSilence() {
        for (PacketType type : List.of(PacketType.RESPONSE, PacketType.COOKIE, PacketType.HELLO_ANSWER))
            at.receive(ALICE, Packets.of(type));
        assertThat(at.dropped(Drop.UNAWAITED)).isEqualTo(3);
        assertThat(at.wire.packets()).isZero();
    }

    @Test
    void aHandshakeIsAdmittedWithinTheAllowance() {
        at.receive(ALICE, Packets.of(PacketType.INIT), BURST);
        assertThat(at.rooms.admitted).isEqualTo(BURST);
        at.receive(ALICE, Packets.of(PacketType.INIT));
        assertThat(at.rooms.admitted).isEqualTo(BURST);
        at.pass(SECOND);
        at.receive(ALICE, Packets.of(PacketType.INIT), BURST);
        assertThat(at.rooms.admitted).isEqualTo(BURST + 50);
        assertThat(at.rooms.validated).isZero();
    }

    @Test
    void aBusyPeerAsksForACookieFirst() throws MalformedException {
        Bytes cookie = cookieFor(ALICE);
        assertThat(at.rooms.admitted).isZero();
        assertThat(at.dropped(Drop.COOKIE_DUE)).isEqualTo(1);
        at.rooms.busy = true;
        at.receive(ALICE, Packets.init(cookie));
        assertThat(at.rooms.validated).isEqualTo(1);
    }

    @Test
    void theChallengeNamesTheHandshakeItIsFor() throws MalformedException {
        at.rooms.busy = true;
        at.receive(ALICE, Packets.of(PacketType.INIT));
        byte[] challenge = answer();
        assertThat(challenge).hasSize(25);
        assertThat(CookieChallenge.read(challenge).receiver()).isEqualTo(ID);
    }

    @Test
    void aWrongCookieIsIgnoredWhereNoneIsDue() {
        at.receive(ALICE, Packets.init(WRONG_COOKIE));
        assertThat(at.rooms.admitted).isEqualTo(1);
        assertThat(at.rooms.validated).isZero();
    }

    @Test
    void aWrongCookieIsAnsweredByARightOneWhereOneIsDue() throws MalformedException {
        at.rooms.busy = true;
        at.receive(ALICE, Packets.init(WRONG_COOKIE));
        at.receive(ALICE, Packets.init(CookieChallenge.read(answer()).cookie()));
        assertThat(at.rooms.validated).isEqualTo(1);
    }

    @Test
    void anothersCookieProvesNothing() throws MalformedException {
        Bytes cookie = cookieFor(BOB);
        at.rooms.busy = true;
        at.receive(ALICE, Packets.init(cookie));
        assertThat(at.rooms.admitted).isZero();
    }

    @Test
    void aValidCookieHasAnAllowanceOfItsOwn() throws MalformedException {
        Bytes cookie = cookieFor(ALICE);
        at.receive(ALICE, Packets.of(PacketType.INIT), 10 * BURST);
        long before = at.rooms.admitted;
        at.receive(ALICE, Packets.init(cookie), 10 * PROVEN_BURST);
        assertThat(at.rooms.admitted - before).isEqualTo(PROVEN_BURST);
        assertThat(at.dropped(Drop.SOURCE_LIMIT)).isEqualTo(9 * PROVEN_BURST);
    }

    @Test
    void anHonestHostInAFloodedNetworkStillGetsIn() throws MalformedException {
        at.receive(Packets.direct("8.8.8.200", PORT), Packets.of(PacketType.INIT), 2_000);
        long admitted = at.rooms.admitted;
        at.wire.take();
        at.receive(ALICE, Packets.of(PacketType.INIT));
        at.receive(ALICE, Packets.init(CookieChallenge.read(answer()).cookie()));
        assertThat(at.rooms.admitted - admitted).isEqualTo(1);
        assertThat(at.rooms.validated).isEqualTo(1);
    }

    @Test
    void aNeighbourWithManyCookiesDoesNotSpendThoseOfAnother() throws MalformedException {
        Path neighbour = Packets.direct("8.8.8.200", PORT);
        Bytes theirs = cookieFor(neighbour);
        Bytes ours = cookieFor(ALICE);
        at.receive(neighbour, Packets.init(theirs), 10 * PROVEN_BURST);
        long before = at.rooms.admitted;
        at.receive(ALICE, Packets.init(ours));
        assertThat(at.rooms.admitted - before).isEqualTo(1);
    }

    @Test
    void aFloodFromOneNetworkLeavesTheOthersTheirAnswers() {
        at.receive(ALICE, Packets.of(PacketType.INIT), 2 * ANSWER_BURST);
        assertThat(at.wire.packets()).isEqualTo(ANSWER_BURST / 2);
        at.wire.take();
        at.receive(BOB, Packets.of(PacketType.HELLO));
        assertThat(answer()).hasSize(57);
    }

    @Test
    void aFullBacklogIsCounted() {
        at.rooms.full = true;
        at.receive(ALICE, Packets.of(PacketType.INIT));
        assertThat(at.dropped(Drop.BACKLOG_FULL)).isEqualTo(1);
        assertThat(at.wire.packets()).isZero();
    }

    @Test
    void aHelloIsAnsweredByKeyAndCookie() throws MalformedException {
        at.receive(ALICE, Packets.of(PacketType.HELLO));
        HelloAnswer answer = HelloAnswer.read(answer());
        assertThat(answer.nonce()).isEqualTo(ID);
        assertThat(answer.key()).isEqualTo(Packets.SELF);
        at.rooms.busy = true;
        at.receive(ALICE, Packets.init(answer.cookie()));
        assertThat(at.rooms.validated).isEqualTo(1);
        assertThat(at.dropped()).isZero();
    }

    @Test
    void aHelloWithAnythingInItIsDropped() {
        byte[] hello = Packets.of(PacketType.HELLO);
        hello[Datagram.MAX - 1] = 1;
        at.receive(ALICE, hello);
        assertThat(at.dropped(Drop.NOT_ZEROS)).isEqualTo(1);
        assertThat(at.wire.packets()).isZero();
    }

    @Test
    void hellosKeepToTheAllowanceOfTheSource() {
        at.receive(BOB, Packets.of(PacketType.HELLO), 1_000);
        assertThat(at.wire.packets()).isEqualTo(BURST);
        assertThat(at.dropped(Drop.SOURCE_LIMIT)).isEqualTo(1_000 - BURST);
    }

    @Test
    void aResetIsHeardWithinTheAllowance() {
        at.receive(ALICE, Packets.of(PacketType.RESET), 1_000);
        assertThat(at.rooms.resets).isEqualTo(BURST);
        assertThat(at.rooms.resetCounter).isEqualTo(COUNTER);
        assertThat(at.wire.packets())
                .as("a reset is never answered, or two peers would never end")
                .isZero();
    }

    @Test
    void aPrivateNetworkGetsMoreButNotEverything() {
        for (String host : List.of("127.0.0.1", "10.1.2.3", "::1"))
            at.receive(Packets.direct(host, PORT), Packets.of(PacketType.RESET), 3 * LOCAL_BURST);
        assertThat(at.rooms.resets).isEqualTo(3L * LOCAL_BURST);
    }

    @Test
    void allAnswersTogetherAreLimited() {
        for (int i = 0; i < 2 * ANSWER_BURST; i++)
            at.receive(Packets.direct(0x0800_0000 + (i << 8), PORT), Packets.of(PacketType.HELLO));
        assertThat(at.wire.packets()).isEqualTo(ANSWER_BURST);
        assertThat(at.dropped(Drop.ANSWER_LIMIT)).isEqualTo(ANSWER_BURST);
    }

    @Test
    void theOriginOfTheClockMeansNothing() throws MalformedException {
        for (long start : new long[] {Long.MIN_VALUE, -1, Long.MAX_VALUE - 5}) {
            Threshold other = new Threshold(Door.Settings.defaults(), start);
            other.receive(ALICE, Packets.of(PacketType.HELLO), 2 * BURST);
            Bytes cookie =
                    HelloAnswer.read(other.wire.take().getFirst().packet()).cookie();
            other.pass(SECOND);
            other.receive(ALICE, Packets.of(PacketType.RESET), BURST);
            other.receive(ALICE, Packets.init(cookie));
            assertThat(other.wire.packets()).as("start %d", start).isEqualTo(BURST);
            assertThat(other.rooms.resets).as("start %d", start).isEqualTo(50);
            assertThat(other.rooms.validated).as("start %d", start).isEqualTo(1);
        }
    }

    @Test
    void everyDropHasASentenceAndACount() {
        assertThat(at.door.drops().snapshot()).containsOnlyKeys(Drop.values());
        for (Drop drop : Drop.values()) assertThat(drop.sentence()).endsWith(".");
    }

    @Test
    void settingsOutOfTheirLimitsAreRefused() {
        Door.Settings good = Door.Settings.defaults();
        assertThatThrownBy(() -> with(good, 12, SECOND)).hasMessageContaining("12");
        assertThatThrownBy(() -> with(good, 1 << 25, SECOND)).hasMessageContaining("33554432");
        assertThatThrownBy(() -> with(good, 8, Duration.ofMillis(999))).hasMessageContaining("PT0.999S");
        assertThatThrownBy(() -> with(good, 8, Duration.ofHours(2))).hasMessageContaining("PT2H");
    }

    private static Door.Settings with(Door.Settings good, int sources, Duration cookieLife) {
        return new Door.Settings(good.stranger(), good.proven(), good.local(), sources, good.answers(), cookieLife);
    }

    @Test
    void aCookieIsOnlyEverGivenForAFullDatagram() {
        at.rooms.busy = true;
        byte[] init = Packets.of(PacketType.INIT);
        for (int length = 1; length < Datagram.MAX; length++) at.receive(ALICE, Arrays.copyOf(init, length));
        assertThat(at.wire.packets()).isZero();
        assertThat(Init.NO_COOKIE.length()).isEqualTo(Datagram.COOKIE);
    }
}
