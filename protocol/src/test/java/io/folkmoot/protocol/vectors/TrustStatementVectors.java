package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.signing.Signed;
import io.folkmoot.protocol.trust.Admitted;
import io.folkmoot.protocol.trust.AgentCertificate;
import io.folkmoot.protocol.trust.Endorsement;
import io.folkmoot.protocol.trust.Genesis;
import io.folkmoot.protocol.trust.OperatorCertificate;
import io.folkmoot.protocol.trust.Revocation;
import io.folkmoot.protocol.trust.TrustStatement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One of each statement of trust, in the network of the three founders A, B and C. */
record TrustStatementVectors() implements Section {
    @Override
    public String name() {
        return "trust-statements";
    }

    private static Village village() throws Exception {
        Village village = Village.foundedBy("A B C");
        village.happen(Item.Line.parse("endorsed: D by A"));
        village.happen(Item.Line.parse("agent: d of D in slot 0"));
        village.happen(Item.Line.parse("revoked: D on day 60 by A"));
        return village;
    }

    @Override
    public void write(Lines lines) throws Exception {
        Village village = village();
        lines.put("json", GenesisVectors.json(village.genesis()));
        for (Admitted<?> statement : village.said()) {
            lines.item();
            fields(statement.body()).forEach(lines::put);
            lines.put("wire", statement.signed().wire()).put("id", statement.id());
        }
    }

    private static Map<String, Object> fields(TrustStatement statement) {
        Map<String, Object> fields = new LinkedHashMap<>();
        switch (statement) {
            case OperatorCertificate(
                    PublicKey operator,
                    String label,
                    int maxAgents,
                    long scope,
                    long serial,
                    long notBefore,
                    long notAfter) -> {
                fields.put("operator", operator);
                fields.put("label", label);
                fields.put("max agents", maxAgents);
                fields.put("scope", scope);
                fields.put("serial", serial);
                fields.put("not before", notBefore);
                fields.put("not after", notAfter);
            }
            case Endorsement(PublicKey endorser, Bytes certificate, int number, Bytes nonce, long issuedAt) -> {
                fields.put("endorser", endorser);
                fields.put("certificate", certificate);
                fields.put("number", number);
                fields.put("nonce", nonce);
                fields.put("issued at", issuedAt);
            }
            case AgentCertificate(PublicKey operator, PublicKey agent, int slot, long notBefore, long notAfter) -> {
                fields.put("operator", operator);
                fields.put("agent", agent);
                fields.put("slot", slot);
                fields.put("not before", notBefore);
                fields.put("not after", notAfter);
            }
            case Revocation(PublicKey signer, PublicKey target, String reason, long issuedAt) -> {
                fields.put("signer", signer);
                fields.put("target", target);
                fields.put("reason", reason);
                fields.put("issued at", issuedAt);
            }
        }
        return fields;
    }

    @Override
    public void check(List<Item> items) throws Exception {
        Genesis genesis = Genesis.parseJson(Bytes.utf8(items.get(0).text("json")));
        assertThat(items).hasSize(5);
        for (Item item : items.subList(1, items.size())) {
            Admitted<?> statement = Admitted.verify(Signed.parse(item.bytes("wire")), genesis);
            assertThat(statement.id()).isEqualTo(item.bytes("id"));
            Map<String, String> shown = new TreeMap<>();
            fields(statement.body()).forEach((name, value) -> shown.put(name, value.toString()));
            for (Item.Line line : item.lines())
                if (!line.name().equals("wire") && !line.name().equals("id"))
                    assertThat(shown.remove(line.name())).as(line.name()).isEqualTo(line.value());
            assertThat(shown).isEmpty();
        }
    }
}
