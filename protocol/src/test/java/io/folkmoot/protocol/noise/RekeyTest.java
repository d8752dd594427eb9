package io.folkmoot.protocol.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RekeyTest {
    private static final int EPOCH = 1 << Session.EPOCH_BITS;
    private static final Bytes NO_HEADER = Bytes.EMPTY;
    private static final Aead AEAD = Aead.AES_GCM;

    /** The keys of the first epochs, made one after another as section 11.3 says. */
    private static final List<byte[]> KEYS = new ArrayList<>(List.of(key()));

    static {
        for (int epoch = 1; epoch < 8; epoch++) KEYS.add(AEAD.rekey(KEYS.getLast()));
    }

    @Test
    void theSenderChangesItsKeyWithEachMillionthPacket() throws MalformedException {
        Session sender = sessionAt(0);
        ByteBuffer nothing = ByteBuffer.allocate(0);
        ByteBuffer out = ByteBuffer.allocate(Session.OVERHEAD);
        for (int i = 0; i < EPOCH - 1; i++) sender.seal(nothing, nothing, out.clear());
        for (long counter = EPOCH - 1; counter < EPOCH + 2; counter++)
            assertThat(sender.seal(text(counter), NO_HEADER)).isEqualTo(packet(counter));
    }

    @Test
    void packetsInFlightAroundARekeyAreNotLost() throws MalformedException {
        for (int seed = 0; seed < 50; seed++) {
            Session sender = sessionAt(2 * EPOCH - 1_000);
            Session receiver = sessionAt(2 * EPOCH - 1_000);
            List<Session.Sealed> packets = new ArrayList<>();
            for (int i = 0; i < ReplayWindow.WIDTH; i++)
                packets.add(sender.seal(text(sender.nextCounter()), NO_HEADER));
            Collections.shuffle(packets, new Random(seed));
            for (Session.Sealed packet : packets)
                assertThat(open(receiver, packet)).as("seed %d", seed).isEqualTo(text(packet.counter()));
        }
    }

    @Test
    void eachDirectionHasItsOwnEpoch() throws MalformedException {
        Session ahead = new Session(AEAD, KEYS.get(0).clone(), key(), EPOCH - 1, 0);
        Session behind = new Session(AEAD, key(), KEYS.get(0).clone(), 0, 0);
        for (int i = 0; i < 10; i++) {
            assertThat(open(behind, ahead.seal(text(i), NO_HEADER))).isEqualTo(text(i));
            assertThat(open(ahead, behind.seal(text(i), NO_HEADER))).isEqualTo(text(i));
        }
    }

    @Test
    void theSessionAcceptsWhatTheRuleSays() {
        for (int seed = 0; seed < 100; seed++) {
            SplittableRandom dice = new SplittableRandom(seed);
            Session session = sessionAt(0);
            TreeSet<Long> seen = new TreeSet<>();
            for (int step = 0; step < 300; step++) {
                long counter = nextCounter(dice, seen.isEmpty() ? 0 : seen.getLast());
                boolean genuine = dice.nextInt(4) > 0;
                boolean due = genuine && acceptable(seen, counter);
                Session.Sealed packet = packet(counter);
                assertThat(opens(session, genuine ? packet : spoilt(packet)))
                        .as("seed %d, step %d, counter %d after %s", seed, step, counter, seen)
                        .isEqualTo(due);
                if (due) seen.add(counter);
            }
        }
    }

    private static boolean acceptable(NavigableSet<Long> seen, long counter) {
        long highest = seen.isEmpty() ? 0 : seen.getLast();
        return !seen.contains(counter)
                && counter > highest - ReplayWindow.WIDTH
                && counter / EPOCH <= highest / EPOCH + 1;
    }

    /** Mostly close to the next or the last border of two epochs. */
    private static long nextCounter(SplittableRandom dice, long highest) {
        long border = highest / EPOCH * EPOCH;
        long counter = switch (dice.nextInt(6)) {
            case 0 -> border + dice.nextInt(-2_100, 2_100);
            case 1 -> highest + dice.nextInt(-2_100, 2_100);
            case 2 -> border + EPOCH + dice.nextInt(-5, 5);
            case 3 -> border + 2 * EPOCH + dice.nextInt(-5, 5);
            default -> highest + dice.nextInt(3);
        };
        return Math.max(0, Math.min(counter, KEYS.size() * (long) EPOCH - 1));
    }

    @Test
    void theOldKeyIsForgottenWhenTheWindowHasPassedIt() throws MalformedException {
        byte[] firstKey = key();
        Session receiver = new Session(AEAD, key(), firstKey, EPOCH - 1, 0);
        open(receiver, packet(EPOCH));
        open(receiver, packet(EPOCH + ReplayWindow.WIDTH - 2));
        assertThat(firstKey).isEqualTo(key());
        open(receiver, packet(EPOCH - 1));
        open(receiver, packet(EPOCH + ReplayWindow.WIDTH - 1));
        assertThat(firstKey).containsOnly(0);
        open(receiver, packet(EPOCH + 1));
    }

    @Test
    void theSenderForgetsAKeyAfterItsLastPacket() {
        byte[] firstKey = key();
        Session sender = new Session(AEAD, firstKey, key(), EPOCH - 1, 0);
        sender.seal(NO_HEADER, NO_HEADER);
        sender.seal(NO_HEADER, NO_HEADER);
        assertThat(firstKey).containsOnly(0);
    }

    @Test
    void aForgedPacketOfTheNextEpochMovesNothing() throws MalformedException {
        Session receiver = sessionAt(0);
        assertThat(opens(receiver, spoilt(packet(EPOCH)))).isFalse();
        assertThat(open(receiver, packet(0))).isEqualTo(text(0));
    }

    @Test
    void aPacketTwoEpochsAheadIsRefused() {
        Session receiver = sessionAt(0);
        assertThatThrownBy(() -> open(receiver, packet(2 * EPOCH)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("epoch 2");
    }

    private static byte[] key() {
        byte[] key = new byte[Aead.KEY_LENGTH];
        Arrays.fill(key, (byte) 9);
        return key;
    }

    private static Session sessionAt(long counter) {
        byte[] key = KEYS.get((int) (counter / EPOCH));
        return new Session(AEAD, key.clone(), key.clone(), counter, 0);
    }

    private static Bytes text(long counter) {
        return Bytes.utf8("packet " + counter);
    }

    /** What a sender with this counter must send, whatever came before. */
    private static Session.Sealed packet(long counter) {
        byte[] plaintext = text(counter).toArray();
        ByteBuffer out = ByteBuffer.allocate(plaintext.length + Session.OVERHEAD);
        byte[] key = KEYS.get((int) (counter / EPOCH));
        AEAD.seal(key, counter, ByteBuffer.allocate(0), ByteBuffer.wrap(plaintext), out);
        return new Session.Sealed(counter, Bytes.adopt(out.array()));
    }

    private static Session.Sealed spoilt(Session.Sealed packet) {
        return new Session.Sealed(packet.counter(), TwoPeers.spoilt(packet.ciphertext(), 0));
    }

    private static Bytes open(Session session, Session.Sealed packet) throws MalformedException {
        return session.open(packet.counter(), packet.ciphertext(), NO_HEADER);
    }

    private static boolean opens(Session session, Session.Sealed packet) {
        try {
            return open(session, packet).equals(text(packet.counter()));
        } catch (MalformedException e) {
            return false;
        }
    }
}
