package io.folkmoot.protocol.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.folkmoot.protocol.ballots.Nonce;
import io.folkmoot.protocol.ballots.Revealed;
import io.folkmoot.protocol.ballots.Sealed;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.HiddenCharacters;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.frames.Leave;
import io.folkmoot.protocol.frames.Vote;
import io.folkmoot.protocol.identity.Amid;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordDraft;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.protocol.signing.Purpose;
import io.folkmoot.protocol.signing.Signed;
import io.folkmoot.protocol.signing.Statement;
import io.folkmoot.protocol.trust.AgentCertificate;
import io.folkmoot.protocol.trust.Endorsement;
import io.folkmoot.protocol.trust.OperatorCertificate;
import io.folkmoot.protocol.trust.Revocation;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectorTest {
    private static final NetworkId NETWORK = new NetworkId(Bytes.hex("33".repeat(32)));
    private static final long NOW = 1_800_000_000_000L;
    private static final String THEN = "2027-01-15T08:00:00Z";
    private static final SigningKey KEY = SigningKey.generate(new SplittableRandom(1));
    private static final PublicKey SIGNER = KEY.publicKey();
    private static final PublicKey OTHER =
            SigningKey.generate(new SplittableRandom(2)).publicKey();
    private static final Bytes HASH = Bytes.hex("44".repeat(32));
    private static final Revealed REVEALED =
            new Revealed(HASH, OTHER, SIGNER, -1, Nonce.generate(new SplittableRandom(3)), "why");

    @Test
    void anOperatorsCertificateNamesItsFields() throws Exception {
        JsonNode json = signed(
                OperatorCertificate.of(SIGNER, "Jane", 7, NOW, NOW + 1_000).sign(NETWORK, KEY));
        isOperators(json, "certificate", "null");
        assertThat(json.get("payload").toString())
                .isEqualTo("{\"operator\":\"" + SIGNER.toHex() + "\",\"label\":\"Jane\",\"max_agents\":5,\"scope\":31,"
                        + "\"serial\":7,\"not_before\":\"" + THEN + "\",\"not_after\":\"2027-01-15T08:00:01Z\"}");
    }

    @Test
    void anEndorsementNamesItsFields() throws Exception {
        JsonNode json = signed(new Endorsement(SIGNER, HASH, 3, HASH, NOW).sign(NETWORK, KEY));
        isOperators(json, "endorse", THEN);
        assertThat(json.get("payload").toString())
                .isEqualTo("{\"endorser\":\"" + SIGNER.toHex() + "\",\"certificate\":\"" + HASH
                        + "\",\"number\":3,\"nonce\":\"" + HASH + "\",\"issued_at\":\"" + THEN + "\"}");
    }

    @Test
    void anAgentsCertificateNamesItsFields() throws Exception {
        JsonNode json = signed(new AgentCertificate(SIGNER, OTHER, 2, NOW, NOW + 1_000).sign(NETWORK, KEY));
        isOperators(json, "agent", "null");
        assertThat(json.get("payload").toString())
                .isEqualTo("{\"operator\":\"" + SIGNER.toHex() + "\",\"agent\":\"" + OTHER.toHex()
                        + "\",\"slot\":2,\"not_before\":\"" + THEN + "\",\"not_after\":\"2027-01-15T08:00:01Z\"}");
    }

    @Test
    void aRevocationNamesItsFields() throws Exception {
        JsonNode json = signed(new Revocation(SIGNER, OTHER, "spam", NOW).sign(NETWORK, KEY));
        isOperators(json, "revoke", THEN);
        assertThat(json.get("payload").toString())
                .isEqualTo("{\"signer\":\"" + SIGNER.toHex() + "\",\"target\":\"" + OTHER.toHex()
                        + "\",\"reason\":\"spam\",\"issued_at\":\"" + THEN + "\"}");
    }

    @Test
    void aSealedVoteNamesItsFields() throws Exception {
        Sealed vote = new Sealed(HASH, OTHER, SIGNER, REVEALED.commitment(NETWORK));
        JsonNode json = signed(vote.statement(NETWORK).sign(KEY));
        isVoters(json, "commit");
        assertThat(json.get("payload").toString())
                .isEqualTo("{\"ballot\":\"" + HASH + "\",\"operator\":\"" + OTHER.toHex() + "\",\"agent\":\""
                        + SIGNER.toHex() + "\",\"commitment\":\""
                        + vote.commitment().bytes() + "\"}");
    }

    @Test
    void aRevealedVoteNamesItsFieldsAndTheOptionThatWasMeant() throws Exception {
        JsonNode json = signed(REVEALED.statement(NETWORK).sign(KEY));
        isVoters(json, "reveal");
        assertThat(json.get("payload").toString())
                .isEqualTo("{\"ballot\":\"" + HASH + "\",\"operator\":\"" + OTHER.toHex() + "\",\"agent\":\""
                        + SIGNER.toHex() + "\",\"vote\":-1,\"nonce\":\""
                        + REVEALED.nonce().bytes() + "\",\"reason\":\"why\"}");
    }

    @Test
    void aRecordHasTheSameKeys() throws Exception {
        JsonNode json = signed(Signed.parse(record("{}").wire()));
        hasTheKeys(json, "record");
        assertThat(json.get("timestamp").asText()).isEqualTo(THEN);
        assertThat(json.at("/sender/node_id").asText())
                .isEqualTo(Placement.of(SIGNER).toHex());
        assertThat(json.at("/payload/body").asText()).isEqualTo("{}");
        assertThat(json.get("signature_valid").asBoolean()).isTrue();
    }

    @Test
    void whatHasNoViewOfItsOwnKeepsTheKeysWithItsFieldsInOrder() throws Exception {
        JsonNode json = signed(generic(Purpose.KNOCK));
        hasTheKeys(json, "knock");
        assertThat(json.get("payload").toString()).isEqualTo("{\"fields\":[\"c0\",\"6869\"]}");
        assertThat(json.get("sender")).allMatch(JsonNode::isNull);
        assertThat(json.get("timestamp").isNull()).isTrue();
        assertThat(json.get("signature_valid").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RECORD", "CERTIFICATE", "ENDORSE", "AGENT", "REVOKE", "COMMIT", "REVEAL"})
    void whatIsNotOfItsPurposesShapeIsShownFieldByField(Purpose purpose) throws Exception {
        JsonNode json = signed(generic(purpose));
        hasTheKeys(json, purpose.word());
        assertThat(json.get("payload").toString()).isEqualTo("{\"fields\":[\"c0\",\"6869\"]}");
    }

    @Test
    void aSignatureByAnotherIsShownAsInvalid() throws Exception {
        Signed signed =
                new Revocation(OTHER, SIGNER, "spam", NOW).statement(NETWORK).sign(KEY);
        assertThat(signed(signed).get("signature_valid").toString()).isEqualTo("false");
    }

    @Test
    void aVoteInsideAFrameIsShownWithItsFields() throws Exception {
        Bytes vote = REVEALED.statement(NETWORK).sign(KEY).wire();
        JsonNode json = json(new Frame(1, new Vote(vote)).write());
        assertThat(json.at("/payload/statement/payload/vote").asInt()).isEqualTo(-1);
    }

    /** A C1 control that begins a terminal's command, an override of direction, a character of no width, and the like. */
    @ParameterizedTest
    @ValueSource(ints = {0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x61c, 0x200b, 0x2028, 0x202e, 0x2066, 0xfeff, 0xfffa, 0xe0041})
    void noHiddenCharacterReachesATerminal(int hidden) throws Exception {
        String text = "pay " + Character.toString(hidden) + "31m me";
        for (boolean pretty : List.of(true, false)) {
            String leave = new Inspector(pretty).inspect(new Frame(1, new Leave(text)).write());
            String reveal = new Inspector(pretty)
                    .inspect(new Revealed(HASH, OTHER, SIGNER, 1, REVEALED.nonce(), text)
                            .statement(NETWORK)
                            .sign(KEY)
                            .wire());
            String body = new Inspector(pretty).inspect(record(text).wire());
            assertThat(List.of(leave, reveal, body)).allSatisfy(shown -> {
                assertThat(shown.codePoints().filter(c -> c != '\n' && c != '\r'))
                        .noneMatch(HiddenCharacters::contains);
                assertThat(shown).contains("\\u");
            });
            assertThat(tree(leave).at("/payload/reason").asText()).isEqualTo(text);
            assertThat(tree(reveal).at("/payload/reason").asText()).isEqualTo(text);
            assertThat(tree(body).at("/payload/body").asText()).isEqualTo(text);
        }
    }

    @Test
    void whatAPersonCanReadStaysAsItIs() throws Exception {
        assertThat(new Inspector(false).inspect(new Frame(1, new Leave("naïve 日本 “ok”")).write()))
                .contains("\"naïve 日本 “ok”\"");
    }

    private static Signed record(String body) {
        return RecordDraft.of(NETWORK, Kind.ENTRY, NOW)
                .name("n")
                .json(body)
                .sign(KEY)
                .signed();
    }

    private static Signed generic(Purpose purpose) {
        return Statement.of(purpose, NETWORK)
                .field(Bytes.hex("c0"))
                .field("hi")
                .build()
                .sign(KEY);
    }

    private static void isOperators(JsonNode json, String type, String timestamp) {
        hasTheKeys(json, type);
        assertThat(json.at("/sender/operator_id").asText())
                .isEqualTo(Sha256.hash(SIGNER.bytes()).toHex());
        assertThat(json.at("/sender/node_id").isNull()).isTrue();
        assertThat(json.at("/sender/agent_id").isNull()).isTrue();
        assertThat(json.get("timestamp").asText()).isEqualTo(timestamp);
        assertThat(json.get("signature_valid").toString()).isEqualTo("true");
    }

    private static void isVoters(JsonNode json, String type) {
        hasTheKeys(json, type);
        assertThat(json.at("/sender/operator_id").asText())
                .isEqualTo(Sha256.hash(OTHER.bytes()).toHex());
        assertThat(json.at("/sender/node_id").asText())
                .isEqualTo(Placement.of(SIGNER).toHex());
        assertThat(json.at("/sender/agent_id").asText())
                .isEqualTo(Amid.of(SIGNER).text());
        assertThat(json.get("timestamp").isNull()).isTrue();
        assertThat(json.get("signature_valid").toString()).isEqualTo("true");
    }

    private static void hasTheKeys(JsonNode json, String type) {
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "type", "id", "network", "sender", "timestamp", "payload", "signature", "signature_valid");
        assertThat(json.get("sender").fieldNames())
                .toIterable()
                .containsExactly("node_id", "agent_id", "operator_id", "address");
        assertThat(json.get("type").asText()).isEqualTo(type);
        assertThat(json.get("network").asText()).isEqualTo(NETWORK.toHex());
    }

    private static JsonNode signed(Signed signed) throws Exception {
        JsonNode json = json(signed.wire());
        assertThat(json.get("id").asText()).isEqualTo(signed.id().toHex());
        assertThat(json.get("signature").asText()).isEqualTo(signed.signature().toString());
        return json;
    }

    private static JsonNode json(Bytes content) throws Exception {
        return tree(new Inspector(false).inspect(content));
    }

    private static JsonNode tree(String json) throws Exception {
        return new ObjectMapper().readTree(json);
    }
}
