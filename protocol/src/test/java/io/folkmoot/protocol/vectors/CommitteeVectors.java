package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.Signature;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.quorum.Committee;
import io.folkmoot.protocol.quorum.CommitteeChange;
import io.folkmoot.protocol.quorum.Decision;
import io.folkmoot.protocol.quorum.QuorumCertificate;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.protocol.signing.Signed;
import io.folkmoot.protocol.signing.Statement;
import java.util.List;
import java.util.TreeMap;

/** A committee, its successor, and the certificates of both. */
record CommitteeVectors() implements Section {
    private static final Bytes OBJECT = Cast.repeated(0x0b);
    private static final List<SigningKey> MEMBERS = List.of(Cast.ALICE, Cast.BOB, Cast.CAROL, Cast.key(4));
    private static final Committee FIRST = Committee.first(OBJECT, keys(MEMBERS));
    private static final Committee SECOND = FIRST.next(keys(List.of(Cast.ALICE, Cast.BOB, Cast.CAROL, Cast.key(5))));

    @Override
    public String name() {
        return "committees";
    }

    private static List<PublicKey> keys(List<SigningKey> members) {
        return members.stream().map(SigningKey::publicKey).toList();
    }

    @Override
    public void write(Lines lines) {
        for (Committee committee : List.of(FIRST, SECOND)) {
            lines.item()
                    .put("object", committee.object())
                    .put("index", committee.index())
                    .put("previous", committee.previous());
            for (PublicKey member : committee.members()) lines.put("member", member);
            lines.put("wire", committee.wire()).put("hash", committee.hash());
        }
        putCertificate(lines, Decision.TALLY, Cast.repeated(0x5b));
        putCertificate(lines, Decision.COMMITTEE, SECOND.hash());
    }

    private static void putCertificate(Lines lines, Decision decision, Bytes subject) {
        TreeMap<PublicKey, Signature> signed = new TreeMap<>();
        for (SigningKey member : MEMBERS.subList(0, 3))
            signed.put(member.publicKey(), QuorumCertificate.sign(Cast.NETWORK, decision, subject, FIRST, member));
        lines.item()
                .put("network", Cast.NETWORK)
                .put("decision", decision.word())
                .put("subject", subject)
                .put("committee", FIRST.hash())
                .put(
                        "statement",
                        QuorumCertificate.statement(Cast.NETWORK, decision, subject, FIRST)
                                .bytes())
                .put(
                        "certificate",
                        QuorumCertificate.of(decision, subject, FIRST, signed).wire());
    }

    @Override
    public void check(List<Item> items) throws Exception {
        Committee first = committee(items.get(0));
        Committee second = committee(items.get(1));
        assertThat(second).isEqualTo(first.next(second.members()));
        certificate(items.get(2), first);
        QuorumCertificate change = certificate(items.get(3), first);
        NetworkId network = new NetworkId(items.get(3).bytes("network"));
        assertThat(new CommitteeChange(second, change).apply(first, network)).isEqualTo(second);
    }

    private static Committee committee(Item item) throws Exception {
        Committee committee = Committee.parse(item.bytes("wire"));
        assertThat(committee.object()).isEqualTo(item.bytes("object"));
        assertThat(committee.index()).isEqualTo((int) item.number("index"));
        assertThat(committee.previous()).isEqualTo(item.bytes("previous"));
        assertThat(committee.members()).extracting(PublicKey::bytes).isEqualTo(item.allBytes("member"));
        assertThat(committee.hash()).isEqualTo(item.bytes("hash"));
        return committee;
    }

    private static QuorumCertificate certificate(Item item, Committee committee) throws Exception {
        NetworkId network = new NetworkId(item.bytes("network"));
        QuorumCertificate certificate = QuorumCertificate.parse(item.bytes("certificate"));
        assertThat(certificate.wire()).isEqualTo(item.bytes("certificate"));
        assertThat(certificate.decision().word()).isEqualTo(item.text("decision"));
        assertThat(certificate.subject()).isEqualTo(item.bytes("subject"));
        assertThat(certificate.committee()).isEqualTo(item.bytes("committee"));
        certificate.verify(network, committee, certificate.decision(), certificate.subject());
        Statement statement = new Statement(item.bytes("statement"));
        List<PublicKey> signers = certificate.signers(committee);
        List<Signature> signatures = List.copyOf(certificate.signatures().values());
        for (int i = 0; i < signers.size(); i++)
            assertThat(new Signed(statement, signatures.get(i))
                            .isBy(signers.get(i).check()))
                    .isTrue();
        return certificate;
    }
}
