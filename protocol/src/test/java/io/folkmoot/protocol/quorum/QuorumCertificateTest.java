package io.folkmoot.protocol.quorum;

import static io.folkmoot.protocol.quorum.Members.NETWORK;
import static io.folkmoot.protocol.quorum.Members.OBJECT;
import static io.folkmoot.protocol.quorum.Members.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.keys.Signature;
import io.folkmoot.protocol.signing.NetworkId;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuorumCertificateTest {
    private final Members members = new Members(20, 1);
    private final Committee committee = members.committee();

    private static void verify(QuorumCertificate certificate, Committee committee) throws MalformedException {
        certificate.verify(NETWORK, committee, certificate.decision(), SUBJECT);
    }

    @ParameterizedTest
    @CsvSource({"TALLY, 1, 1", "TALLY, 5, 4", "TALLY, 20, 14", "CLAIM, 5, 4", "CLAIM, 20, 16", "COMPLETION, 20, 16"})
    void enoughMembersCertifyAndOneFewerDoNot(Decision decision, int size, int needed) {
        Members some = new Members(size, 2);
        Committee small = some.committee();
        assertThatCode(() -> verify(some.certify(decision, SUBJECT, small, needed), small))
                .doesNotThrowAnyException();
        if (needed > 1)
            assertThatThrownBy(() -> verify(some.certify(decision, SUBJECT, small, needed - 1), small))
                    .hasMessage("certificate: " + (needed - 1) + " signatures, " + needed + " are due");
    }

    @Test
    void aCertificateForATallyNeverServesForAClaim() {
        QuorumCertificate tally = members.certify(Decision.TALLY, SUBJECT, committee, 20);
        assertThatThrownBy(() -> tally.verify(NETWORK, committee, Decision.CLAIM, SUBJECT))
                .hasMessage("certificate: of a tally, not of a claim");
        QuorumCertificate renamed =
                new QuorumCertificate(Decision.CLAIM, SUBJECT, tally.committee(), tally.signatures());
        assertThatThrownBy(() -> verify(renamed, committee)).hasMessageContaining("is wrong");
    }

    @Test
    void itIsGoodForOneSubjectOneCommitteeAndOneNetworkOnly() {
        QuorumCertificate tally = members.certify(Decision.TALLY, SUBJECT, committee, 20);
        Bytes other = Sha256.hash(Bytes.utf8("other"));
        Committee sameMembers = Committee.first(other, members.publicKeys());
        assertThatThrownBy(() -> tally.verify(NETWORK, committee, Decision.TALLY, other))
                .hasMessage("certificate: of another subject");
        assertThatThrownBy(() -> verify(tally, sameMembers)).hasMessage("certificate: of another committee");
        assertThatThrownBy(() -> tally.verify(new NetworkId(other), committee, Decision.TALLY, SUBJECT))
                .hasMessageContaining("is wrong");
    }

    @Test
    void aStrangersSignatureAmongEnoughOthersSpoilsIt() {
        Signature strangers =
                QuorumCertificate.sign(NETWORK, Decision.TALLY, SUBJECT, committee, new Members(1, 9).keys.get(0));
        QuorumCertificate good = members.certify(Decision.TALLY, SUBJECT, committee, 20);
        SortedMap<Integer, Signature> signatures = new TreeMap<>(good.signatures());
        signatures.put(3, strangers);
        QuorumCertificate bad = new QuorumCertificate(Decision.TALLY, SUBJECT, committee.hash(), signatures);
        assertThatThrownBy(() -> verify(bad, committee)).hasMessageContaining("is wrong");
    }

    @Test
    void aPositionBeyondTheCommitteeIsNoMember() {
        Members four = new Members(4, 3);
        QuorumCertificate good = four.certify(Decision.TALLY, SUBJECT, four.committee(), 3);
        SortedMap<Integer, Signature> signatures = new TreeMap<>(good.signatures());
        signatures.put(4, good.signatures().get(good.signatures().firstKey()));
        QuorumCertificate bad =
                new QuorumCertificate(Decision.TALLY, SUBJECT, four.committee().hash(), signatures);
        assertThatThrownBy(() -> verify(bad, four.committee())).hasMessage("certificate: no member 4");
    }

    @Test
    void theWireFormIsReadBackAndVerifiesOffline() throws Exception {
        for (Decision decision : Decision.values()) {
            QuorumCertificate certificate = members.certify(decision, SUBJECT, committee, 16);
            QuorumCertificate read = QuorumCertificate.parse(certificate.wire());
            Committee readCommittee = Committee.parse(committee.wire());
            assertThat(read).isEqualTo(certificate);
            assertThat(read.wire()).isEqualTo(certificate.wire());
            assertThat(read.signers(readCommittee)).hasSize(16);
            verify(read, readCommittee);
        }
        assertThat(members.certify(Decision.QUARANTINE, SUBJECT, committee, 20)
                        .wire()
                        .length())
                .isLessThanOrEqualTo(QuorumCertificate.MAX_LENGTH);
    }

    @Test
    void noFlippedBitOfTheWireFormIsAccepted() {
        byte[] wire =
                members.certify(Decision.TALLY, SUBJECT, committee, 14).wire().toArray();
        for (int bit = 0; bit < wire.length * 8; bit += 31) {
            byte[] flipped = wire.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> QuorumCertificate.parse(Bytes.adopt(flipped))
                            .verify(NETWORK, committee, Decision.TALLY, SUBJECT))
                    .as("bit %s", bit)
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void anythingElseIsRefusedOrReadAsWhatItIs() {
        SplittableRandom random = new SplittableRandom(4);
        byte[] wire =
                members.certify(Decision.TALLY, SUBJECT, committee, 3).wire().toArray();
        for (int round = 0; round < 20_000; round++) {
            byte[] mangled = java.util.Arrays.copyOf(wire, random.nextInt(wire.length + 70));
            for (int i = random.nextInt(4); i > 0 && mangled.length > 0; i--)
                mangled[random.nextInt(Math.min(mangled.length, 90))] = (byte) random.nextInt(256);
            try {
                Bytes same = QuorumCertificate.parse(Bytes.adopt(mangled)).wire();
                assertThat(same).as("round %s", round).isEqualTo(Bytes.adopt(mangled));
            } catch (MalformedException refused) {
                assertThat(refused).hasMessageMatching("(certificate|decision): .*");
            }
        }
    }

    @Test
    void aCommitteeHasDifferentMembersInOneOrderAndOneHash() throws Exception {
        Members five = new Members(5, 5);
        Committee one = five.committee();
        Committee reversed = Committee.first(OBJECT, five.publicKeys().reversed());
        assertThat(reversed).isEqualTo(one);
        assertThat(reversed.hash()).isEqualTo(one.hash());
        assertThat(Committee.parse(one.wire())).isEqualTo(one);
        assertThat(Committee.first(SUBJECT, five.publicKeys()).hash()).isNotEqualTo(one.hash());
        assertThatThrownBy(() -> Committee.first(
                        OBJECT,
                        java.util.Collections.nCopies(2, five.publicKeys().get(0))))
                .hasMessageContaining("member twice");
        assertThatThrownBy(() -> new Members(21, 6).committee()).hasMessageContaining("1 to 20 members");
    }

    @Test
    void aCommitteesWireFormHasOneSpelling() {
        byte[] wire = new Members(3, 7).committee().wire().toArray();
        int keys = wire.length - 96;
        byte[] swapped = wire.clone();
        System.arraycopy(wire, keys, swapped, keys + 32, 32);
        System.arraycopy(wire, keys + 32, swapped, keys, 32);
        assertThatThrownBy(() -> Committee.parse(Bytes.adopt(swapped))).hasMessageContaining("in order");
        byte[] degenerate = wire.clone();
        java.util.Arrays.fill(degenerate, keys, keys + 32, (byte) 0);
        assertThatThrownBy(() -> Committee.parse(Bytes.adopt(degenerate))).hasMessageContaining("small order");
        assertThatThrownBy(() -> Committee.parse(Bytes.copyOf(wire, 0, wire.length - 1)))
                .hasMessageContaining("committee: ");
        byte[] miscounted = wire.clone();
        miscounted[keys - 1]++;
        assertThatThrownBy(() -> Committee.parse(Bytes.adopt(miscounted))).hasMessageContaining("count");
    }
}
