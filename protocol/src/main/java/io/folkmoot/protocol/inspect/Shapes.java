package io.folkmoot.protocol.inspect;

import io.folkmoot.protocol.ballots.Commitment;
import io.folkmoot.protocol.ballots.Nonce;
import io.folkmoot.protocol.ballots.Revealed;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.signing.Statement;
import io.folkmoot.protocol.signing.StatementReader;
import io.folkmoot.protocol.trust.Endorsement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields of the statements on trust and votes, in their order. Forms are read and no rules applied: a person who
 * inspects a statement wants to see above all the one that was refused.
 */
final class Shapes {
    private final StatementReader in;
    private final Map<String, Object> payload = new LinkedHashMap<>();

    private Shapes(StatementReader in) {
        this.in = in;
    }

    static Content certificate(StatementReader in) throws MalformedException {
        Shapes shape = new Shapes(in);
        PublicKey operator = shape.key("operator");
        shape.text("label").number("max_agents").number("scope").number("serial");
        return shape.moment("not_before").moment("not_after").by(new Sender(null, operator));
    }

    static Content endorsement(StatementReader in) throws MalformedException {
        Shapes shape = new Shapes(in);
        PublicKey endorser = shape.key("endorser");
        shape.bytes("certificate", Sha256.LENGTH).number("number").bytes("nonce", Endorsement.NONCE_LENGTH);
        return shape.issuedBy(endorser);
    }

    static Content agent(StatementReader in) throws MalformedException {
        Shapes shape = new Shapes(in);
        PublicKey operator = shape.key("operator");
        shape.bytes("agent", PublicKey.LENGTH).number("slot");
        return shape.moment("not_before").moment("not_after").by(new Sender(null, operator));
    }

    static Content revocation(StatementReader in) throws MalformedException {
        Shapes shape = new Shapes(in);
        PublicKey signer = shape.key("signer");
        shape.bytes("target", PublicKey.LENGTH).text("reason");
        return shape.issuedBy(signer);
    }

    static Content sealed(StatementReader in) throws MalformedException {
        Shapes shape = new Shapes(in);
        shape.bytes("ballot", Sha256.LENGTH);
        Sender sender = shape.voter();
        return shape.bytes("commitment", Commitment.LENGTH).by(sender);
    }

    static Content revealed(StatementReader in) throws MalformedException {
        Shapes shape = new Shapes(in);
        shape.bytes("ballot", Sha256.LENGTH);
        Sender sender = shape.voter();
        shape.payload.put("vote", in.number("vote", 2L * Revealed.MAX_OPTION) - Revealed.MAX_OPTION);
        return shape.bytes("nonce", Nonce.LENGTH).text("reason").by(sender);
    }

    private Sender voter() throws MalformedException {
        PublicKey operator = key("operator");
        return new Sender(key("agent"), operator);
    }

    private PublicKey key(String field) throws MalformedException {
        PublicKey key = in.publicKey(field);
        payload.put(field, key);
        return key;
    }

    private Shapes bytes(String field, int length) throws MalformedException {
        payload.put(field, in.exactly(field, length));
        return this;
    }

    private Shapes text(String field) throws MalformedException {
        payload.put(field, in.text(field, Statement.MAX_LENGTH));
        return this;
    }

    private Shapes number(String field) throws MalformedException {
        payload.put(field, in.number(field, Long.MAX_VALUE));
        return this;
    }

    private Shapes moment(String field) throws MalformedException {
        payload.put(field, Instant.ofEpochMilli(in.number(field, Long.MAX_VALUE)));
        return this;
    }

    private Content issuedBy(PublicKey operator) throws MalformedException {
        moment("issued_at");
        in.end();
        return new Content(new Sender(null, operator), String.valueOf(payload.get("issued_at")), payload);
    }

    private Content by(Sender sender) throws MalformedException {
        in.end();
        return new Content(sender, null, payload);
    }
}
