package io.folkmoot.protocol.inspect;

import com.fasterxml.jackson.core.JsonGenerator;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Cancel;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.FindNode;
import io.folkmoot.protocol.frames.FindValue;
import io.folkmoot.protocol.frames.Gossip;
import io.folkmoot.protocol.frames.Leave;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.frames.Pong;
import io.folkmoot.protocol.frames.Query;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Send;
import io.folkmoot.protocol.frames.Store;
import io.folkmoot.protocol.frames.Sync;
import io.folkmoot.protocol.frames.Vote;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.signing.Signed;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The fields of a message as those of a JSON object that is open already. */
final class MessageView {
    private final JsonGenerator json;

    MessageView(JsonGenerator json) {
        this.json = json;
    }

    void write(Message message) throws IOException {
        switch (message) {
            case Ping() -> {}
            case Pong(var observed) -> text("observed", observed);
            case FindNode(var target, var limit) -> {
                text("target", target);
                json.writeNumberField("limit", limit);
            }
            case FindValue(var key, var kind, var known) -> {
                text("key", key);
                text("kind", kind);
                text("known", known);
            }
            case Store(var token, var record, var expected) -> {
                text("token", token);
                signed("record", record);
                if (expected.isPresent()) json.writeNumberField("expected_sequence", expected.getAsLong());
                else json.writeNullField("expected_sequence");
            }
            case Vote(var statement) -> signed("statement", statement);
            case Query query -> query(query);
            case Gossip(var topic, var step, var items) -> {
                text("topic", lowercase(topic.name()));
                text("step", lowercase(step.name()));
                if (step == Gossip.Step.PUSH) allSigned("objects", items);
                else texts("ids", items);
            }
            case Sync(var from, var to, var digest, var ids) -> {
                text("from", from);
                text("to", to);
                text("digest", digest);
                texts("ids", ids);
            }
            case Send(var sealed) -> {
                json.writeNumberField("bytes", sealed.length());
                text("sealed", sealed);
            }
            case Cancel(var request) -> json.writeNumberField("request", request);
            case Leave(var reason) -> text("reason", reason);
            case Response(var answer) -> answer(answer);
            case Failure(var reason, var explanation, var retryAfter, var closer) -> {
                text("reason", lowercase(reason.name()));
                text("text", explanation);
                if (retryAfter.isPresent()) json.writeNumberField("retry_after_ms", retryAfter.getAsLong());
                else json.writeNullField("retry_after_ms");
                contacts("closer", closer);
            }
        }
    }

    private void query(Query query) throws IOException {
        text("domain", query.domain());
        text("text", query.text());
        texts("tags", query.tags());
        json.writeNumberField("min_confidence", query.minConfidence() / 100.0);
        json.writeStringField("author", query.author().map(PublicKey::toHex).orElse(null));
        json.writeNumberField("limit", query.limit());
        text("after", query.after());
    }

    private void answer(Answer answer) throws IOException {
        text("answer", lowercase(answer.getClass().getSimpleName()));
        switch (answer) {
            case Answer.Same() -> {}
            case Answer.Stored(var sequence) -> json.writeNumberField("sequence", sequence);
            case Answer.Accepted(var statement) -> signed("statement", statement);
            case Answer.Nodes(var contacts, var token) -> {
                contacts("contacts", contacts);
                text("token", token);
            }
            case Answer.Values(var records, var more, var closer, var token) -> {
                allSigned("records", records);
                json.writeBooleanField("more", more);
                contacts("closer", closer);
                text("token", token);
            }
            case Answer.Differences(var digests, var wanted) -> {
                texts("digests", digests);
                texts("wanted", wanted);
            }
        }
    }

    private void contacts(String field, List<Contact> contacts) throws IOException {
        json.writeArrayFieldStart(field);
        for (Contact contact : contacts) {
            json.writeStartObject();
            text("node_id", Placement.of(contact.key()));
            text("public_key", contact.key());
            text("address", contact.address());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void allSigned(String field, List<Bytes> objects) throws IOException {
        json.writeArrayFieldStart(field);
        for (Bytes object : objects) signed(object);
        json.writeEndArray();
    }

    private void signed(String field, Bytes object) throws IOException {
        json.writeFieldName(field);
        signed(object);
    }

    /** Shown in full where it can be read, else as it came: the frame is worth a look even so. */
    private void signed(Bytes object) throws IOException {
        SignedView view;
        try {
            view = SignedView.of(Signed.parse(object));
        } catch (MalformedException e) {
            json.writeStartObject();
            text("malformed", e.getMessage());
            text("bytes", object);
            json.writeEndObject();
            return;
        }
        view.write(json);
    }

    private void texts(String field, List<?> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (Object value : values) json.writeString(value.toString());
        json.writeEndArray();
    }

    private void text(String field, Object value) throws IOException {
        json.writeStringField(field, String.valueOf(value));
    }

    private static String lowercase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
