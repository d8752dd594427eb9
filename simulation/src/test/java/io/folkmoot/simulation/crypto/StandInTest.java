package io.folkmoot.simulation.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.folkmoot.actors.links.Self;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.noise.Session;
import io.folkmoot.protocol.packets.Introduction;
import io.folkmoot.protocol.signing.NetworkId;
import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is of the stand-in alone: the seed decides everything, and nothing real takes it for real. */
class StandInTest {
    private static final NetworkId NETWORK = new NetworkId(Bytes.adopt(new byte[NetworkId.LENGTH]));

    /** Any change to the mixing changes the traces of all worlds; this says so at once. */
    @Test
    void theSameSeedGivesTheSameBytesInEveryJvm() throws MalformedException {
        assertThat(transcript(7)).isEqualTo(transcript(7)).isNotEqualTo(transcript(8));
        assertThat(Sha256.hash(transcript(7)).toHex())
                .isEqualTo("a31e2e908353f83bbc9aacbf760ce8a6e4ab78f44aa2e59a5ab65f83afbc5584");
    }

    @Test
    void worldsOfDifferentSeedsDoNotUnderstandEachOther() throws MalformedException {
        Cryptography here = Cryptography.standIn(7);
        Cryptography there = Cryptography.standIn(8);
        PublicKey key = Pair.alice(here).publicKey();
        assertThat(key.check(here.curve()).publicKey()).isEqualTo(key);
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> key.check(there.curve()));
        Bytes first = Pair.of(here).caller.write(Bytes.EMPTY);
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> Pair.answerer(there).read(first));
    }

    @Test
    void realPeersRefuseItsKeysAndMessages() throws MalformedException {
        Cryptography standIn = Cryptography.standIn(7);
        int passed = 0;
        for (int i = 0; i < 400; i++)
            if (isReal(standIn.key(new SplittableRandom(i)).publicKey())) passed++;
        // One in sixteen texts of chance is a point of the prime order; its owner cannot sign by it.
        assertThat(passed).isLessThan(60);
        Bytes first = Pair.of(standIn).caller.write(Bytes.EMPTY);
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> Pair.answerer(Cryptography.real()).read(first));
    }

    @Test
    void itsKeysEnterNoRealLinksAndNoTls() {
        SigningKey key = Pair.alice(Cryptography.standIn(7));
        assertThatIllegalStateException().isThrownBy(key::toPkcs8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Self.of(key, NETWORK, true, true, 1, Introduction.NO_ROOT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cryptography.standIn(7).self(key, NETWORK, true, true, 1, Introduction.NO_ROOT));
    }

    @Test
    void aDamagedKeyNeverPassesButForItsTwin() {
        Cryptography standIn = Cryptography.standIn(7);
        PublicKey key = Pair.alice(standIn).publicKey();
        for (int bit = 0; bit < 8 * PublicKey.LENGTH - 1; bit++) {
            PublicKey damaged = new PublicKey(KeysContractTest.flipped(key.bytes(), bit));
            assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> damaged.check(standIn.curve()));
        }
    }

    /** Within six standard deviations, for every bit of keys whose seeds differ by one bit or two. */
    @Test
    void keysLookLikeChance() {
        int keys = 4_096;
        int[] set = new int[8 * PublicKey.LENGTH];
        for (int i = 0; i < keys; i++) {
            byte[] seed = new byte[SigningKey.SEED_LENGTH];
            seed[3] = (byte) i;
            seed[17] = (byte) (i >> 8);
            byte[] key = Cryptography.standIn(7)
                    .curve()
                    .publicKey(Bytes.adopt(seed))
                    .bytes()
                    .toArray();
            for (int bit = 0; bit < set.length; bit++) set[bit] += key[bit / 8] >> bit % 8 & 1;
        }
        for (int count : set) assertThat(count).isBetween(keys / 2 - 192, keys / 2 + 192);
    }

    @Test
    void aReportSaysWhichItIs() {
        assertThat(Cryptography.real().isReal()).isTrue();
        assertThat(Cryptography.standIn(7).isReal()).isFalse();
        assertThat(Cryptography.standIn(7)).hasToString("stand-in");
    }

    private static Bytes transcript(long seed) throws MalformedException {
        Cryptography standIn = Cryptography.standIn(seed);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        SigningKey key = Pair.alice(standIn);
        said.writeBytes(key.publicKey().bytes().toArray());
        said.writeBytes(key.sign(Bytes.utf8("a message")).bytes().toArray());
        Pair pair = Pair.of(standIn);
        Session[] sessions = pair.shakeHands(Bytes.utf8("hello"));
        said.writeBytes(sessions[0]
                .seal(Bytes.utf8("a packet of some length"), Bytes.utf8("header"))
                .ciphertext()
                .toArray());
        said.writeBytes(standIn.algorithms().sealing().rekey(new byte[32]));
        return Bytes.adopt(said.toByteArray());
    }

    private static boolean isReal(PublicKey key) {
        try {
            return key.check().publicKey().equals(key);
        } catch (MalformedException e) {
            return false;
        }
    }
}
