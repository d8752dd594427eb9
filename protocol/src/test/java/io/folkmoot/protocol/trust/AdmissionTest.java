package io.folkmoot.protocol.trust;

import static io.folkmoot.protocol.trust.Town.DAY;
import static io.folkmoot.protocol.trust.Town.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.Signature;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.protocol.signing.Purpose;
import io.folkmoot.protocol.signing.Signed;
import io.folkmoot.protocol.signing.Statement;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {
    private static final SplittableRandom RANDOM = new SplittableRandom(21);
    private static final SigningKey FOUNDER = SigningKey.generate(RANDOM);
    private static final SigningKey OPERATOR = SigningKey.generate(RANDOM);
    private static final SigningKey AGENT = SigningKey.generate(RANDOM);
    private static final Genesis GENESIS = genesis("here");
    private static final NetworkId NETWORK = GENESIS.networkId();
    private static final OperatorCertificate CERTIFICATE =
            OperatorCertificate.of(OPERATOR.publicKey(), "op", 1, NOW, NOW + DAY);
    private static final Bytes NONCE = Town.noise(RANDOM, 32);

    private static Genesis genesis(String name) {
        try {
            return Genesis.of(name, 3, 3, 3, 8, List.of(new GenesisOperator(FOUNDER.publicKey(), "founder")));
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Signed> oneOfEachKind() {
        Bytes hash = CERTIFICATE.hash(NETWORK);
        return List.of(
                CERTIFICATE.sign(NETWORK, OPERATOR),
                new Endorsement(FOUNDER.publicKey(), hash, 0, NONCE, NOW).sign(NETWORK, FOUNDER),
                new AgentCertificate(OPERATOR.publicKey(), AGENT.publicKey(), 15, NOW, NOW + 1).sign(NETWORK, OPERATOR),
                new Revocation(FOUNDER.publicKey(), OPERATOR.publicKey(), "why", NOW).sign(NETWORK, FOUNDER));
    }

    @Test
    void everyKindIsReadBackFromTheWireAsItWasSaid() throws Exception {
        for (Signed signed : oneOfEachKind()) {
            Admitted<?> admitted = Admitted.verify(Signed.parse(signed.wire()), GENESIS);
            assertThat(admitted.body().statement(NETWORK)).isEqualTo(signed.statement());
            assertThat(admitted.id()).isEqualTo(signed.id());
            assertThat(admitted.signed().wire()).isEqualTo(signed.wire());
        }
        assertThat(Admitted.verify(oneOfEachKind().get(0), GENESIS).body()).isEqualTo(CERTIFICATE);
    }

    @Test
    void aSetOfRealSignaturesMakesAnOperatorTrustedAndItsAgentMayVote() throws Exception {
        TrustSet set = TrustSet.empty(GENESIS);
        for (Signed signed : oneOfEachKind().subList(0, 2)) set = set.admit(signed);
        AgentCertificate agent = new AgentCertificate(OPERATOR.publicKey(), AGENT.publicKey(), 4, NOW, NOW + 1);
        set = set.admit(agent.sign(NETWORK, OPERATOR));
        Verdicts verdicts = TrustRule.judge(set, NOW);
        assertThat(verdicts.isTrusted(OPERATOR.publicKey())).isTrue();
        assertThat(verdicts.may(AGENT.publicKey(), Action.VOTE).isAllowed()).isTrue();
    }

    @Test
    void everyBitOfEveryStatementIsCoveredByItsSignature() {
        for (Signed signed : oneOfEachKind())
            for (int bit = 0; bit < signed.wire().length() * 8; bit += 7) {
                byte[] wire = signed.wire().toArray();
                wire[bit / 8] ^= (byte) (1 << bit % 8);
                assertThatThrownBy(() -> Admitted.verify(Signed.parse(Bytes.adopt(wire)), GENESIS))
                        .isInstanceOf(MalformedException.class);
            }
    }

    @Test
    void aStatementOfAnotherNetworkIsRefused() {
        Genesis there = genesis("there");
        for (Signed signed : oneOfEachKind())
            assertThatThrownBy(() -> Admitted.verify(signed, there)).hasMessageContaining("of network " + NETWORK);
    }

    @Test
    void aStatementUnderAnothersSignatureIsRefused() {
        for (Signed signed : oneOfEachKind()) {
            Signed stolen = signed.statement().sign(AGENT);
            assertThatThrownBy(() -> Admitted.verify(stolen, GENESIS)).hasMessageContaining("not by its issuer");
        }
    }

    @Test
    void nobodySignsInAnothersName() {
        assertThatThrownBy(() -> CERTIFICATE.sign(NETWORK, FOUNDER)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theIdentityPointIsNoIssuer() {
        PublicKey identity = new PublicKey(Bytes.hex("01" + "00".repeat(31)));
        Statement statement =
                OperatorCertificate.of(identity, "ghost", 1, NOW, NOW + DAY).statement(NETWORK);
        Signature universal = new Signature(Bytes.hex("01" + "00".repeat(63)));
        assertThatThrownBy(() -> Admitted.verify(new Signed(statement, universal), GENESIS))
                .hasMessageContaining("small order");
    }

    @Test
    void moreAgentsThanTheNetworkAllowsAreRefused() {
        assertThatThrownBy(() -> Admitted.verify(CERTIFICATE.withMaxAgents(9).sign(NETWORK, OPERATOR), GENESIS))
                .hasMessageContaining("max agents: 9, at most 8");
    }

    @Test
    void otherPurposesAndOpenNetworksAreRefused() throws Exception {
        Signed vote = Statement.of(Purpose.COMMIT, NETWORK).build().sign(OPERATOR);
        assertThatThrownBy(() -> Admitted.verify(vote, GENESIS)).hasMessageContaining("nothing of trust");
        Genesis open = Genesis.open("open");
        Signed certificate = CERTIFICATE.sign(open.networkId(), OPERATOR);
        assertThatThrownBy(() -> Admitted.verify(certificate, open)).hasMessageContaining("open network");
    }

    /** A certificate's numbers as a stranger may write them: agents, scope, serial, begin, end. */
    @ParameterizedTest
    @CsvSource({
        "0, 31, 1, 0, 1, max agents: 0",
        "17, 31, 1, 0, 1, max agents: 17",
        "5, 0, 1, 0, 1, scope: 0",
        "5, 32, 1, 0, 1, scope: 32",
        "5, 31, -1, 0, 1, serial:",
        "5, 31, 1, 1, 1, not after: 0 ms",
        "5, 31, 1, 0, 15552000001, not after: 15552000001 ms",
        "5, 31, 1, -1, 1, not before:",
        "5, 31, 1, 0, 253402300800000, not after:"
    })
    void aCertificateBeyondItsLimitsIsRefused(long agents, long scope, long serial, long begin, long end, String why) {
        Signed signed = Statement.of(Purpose.CERTIFICATE, NETWORK)
                .field(OPERATOR.publicKey().bytes())
                .field("label")
                .field(agents)
                .field(scope)
                .field(serial)
                .field(begin)
                .field(end)
                .build()
                .sign(OPERATOR);
        assertThatThrownBy(() -> Admitted.verify(signed, GENESIS))
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith(why);
    }

    @ParameterizedTest
    @CsvSource({"0, 15552000001, not after: 15552000001 ms", "1, 1, not after: 0 ms"})
    void anAgentsCertificateLivesHalfAYearAtMost(long begin, long end, String why) {
        Signed signed = Statement.of(Purpose.AGENT, NETWORK)
                .field(OPERATOR.publicKey().bytes())
                .field(AGENT.publicKey().bytes())
                .field(0)
                .field(begin)
                .field(end)
                .build()
                .sign(OPERATOR);
        assertThatThrownBy(() -> Admitted.verify(signed, GENESIS)).hasMessageStartingWith(why);
        assertThatThrownBy(() -> new AgentCertificate(OPERATOR.publicKey(), AGENT.publicKey(), 0, begin, end))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bytesAfterTheLastFieldAreRefused() {
        Signed signed = Statement.of(Purpose.REVOKE, NETWORK)
                .field(FOUNDER.publicKey().bytes())
                .field(OPERATOR.publicKey().bytes())
                .field("why")
                .field(NOW)
                .field("more")
                .build()
                .sign(FOUNDER);
        assertThatThrownBy(() -> Admitted.verify(signed, GENESIS)).hasMessageContaining("too many");
    }
}
