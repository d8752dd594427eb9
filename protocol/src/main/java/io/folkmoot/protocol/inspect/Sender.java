package io.folkmoot.protocol.inspect;

import com.fasterxml.jackson.core.JsonGenerator;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.identity.Amid;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.PublicKey;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Who says so: an agent, an operator, or an agent for its operator. No signed object tells an address. */
record Sender(@Nullable PublicKey agent, @Nullable PublicKey operator) {
    static final Sender UNKNOWN = new Sender(null, null);

    /** The agent where there is one: an operator that it answers to does not sign for it. */
    @Nullable
    PublicKey signer() {
        return agent != null ? agent : operator;
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStringField(
                "node_id", agent == null ? null : Placement.of(agent).toHex());
        json.writeStringField("agent_id", agent == null ? null : Amid.of(agent).text());
        json.writeStringField(
                "operator_id",
                operator == null ? null : Sha256.hash(operator.bytes()).toHex());
        json.writeNullField("address");
    }
}
