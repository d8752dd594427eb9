package io.folkmoot.gateway.api;

import io.folkmoot.actors.peer.Peer.Draft;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.records.Expected;
import io.folkmoot.protocol.records.KeyRule;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.Way;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what is to be put: without a name a piece of content under its own hash, with one a note of this agent. */
final class PutRequest {
    static final List<String> FIELDS = List.of("text", "body_base64", "name", "kind", "life", "expected");

    /** Sequences stay exact in every JSON. */
    private static final long MAX_SEQUENCE = (1L << 53) - 1;

    private static final int MAX_NAME_BYTES = 128;
    private static final Pattern LIFE = Pattern.compile("([1-9][0-9]{0,8})([smhd])");

    private PutRequest() {}

    static Draft read(RequestBody body) throws RefusedException {
        String name = body.text("name").orElse("");
        Optional<String> word = body.text("kind");
        Kind kind = word.isPresent() ? kind(word.get()) : name.isEmpty() ? Kind.CHUNK : Kind.NOTE;
        checkName(kind, name);
        Bytes content = content(body);
        if (content.length() > kind.maxBody())
            throw wrong("The content has " + content.length() + " bytes; a record of kind " + kind.word()
                    + " has at most " + kind.maxBody() + ".");
        return new Draft(kind, name, content, life(kind, body.text("life")), expected(body));
    }

    private static Kind kind(String word) throws RefusedException {
        Optional<Kind> kind = Kind.ofWord(word).filter(PutRequest::isPuttable);
        if (kind.isPresent()) return kind.get();
        throw wrong("The field kind must be one of " + puttable() + ".");
    }

    /** Others lie under a topic, are certified by many, or are kept by the peer itself. */
    private static boolean isPuttable(Kind kind) {
        return kind.way() == Way.IMMUTABLE || kind.keyRule() == KeyRule.ISSUER_AND_NAME;
    }

    private static String puttable() {
        return String.join(
                ", ",
                List.of(Kind.values()).stream()
                        .filter(PutRequest::isPuttable)
                        .map(Kind::word)
                        .toList());
    }

    private static void checkName(Kind kind, String name) throws RefusedException {
        if (kind.way() == Way.IMMUTABLE && !name.isEmpty())
            throw wrong("A record of kind " + kind.word() + " has no name: its key is the hash of its content.");
        if (kind.way() != Way.IMMUTABLE && name.isEmpty())
            throw wrong("A record of kind " + kind.word() + " needs a name.");
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES)
            throw wrong("The name has more than " + MAX_NAME_BYTES + " bytes.");
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) throw wrong("The name is no Unicode text.");
    }

    private static Bytes content(RequestBody body) throws RefusedException {
        Optional<String> text = body.text("text");
        Optional<Bytes> bytes = body.base64("body_base64");
        if (text.isPresent() == bytes.isPresent())
            throw RequestBody.wrong("The body needs either text or body_base64, and not both.");
        if (bytes.isPresent()) return bytes.get();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text.orElse("")))
            throw wrong("The text is no Unicode text; send such content as body_base64.");
        return Bytes.utf8(text.orElse(""));
    }

    private static Optional<Duration> life(Kind kind, Optional<String> text) throws RefusedException {
        if (text.isEmpty()) return Optional.empty();
        Matcher form = LIFE.matcher(text.get());
        if (!form.matches()) throw RequestBody.wrong("The field life must be a time such as 30m, 4h or 7d.");
        long number = Long.parseLong(form.group(1));
        Duration life = switch (form.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
        if (life.compareTo(kind.longestLife()) <= 0) return Optional.of(life);
        throw wrong("A record of kind " + kind.word() + " lives at most "
                + kind.longestLife().toDays() + "d.");
    }

    /** What the writer believes to be held: absent is anything. */
    private static Expected expected(RequestBody body) throws RefusedException {
        if (body.isNumber("expected"))
            return new Expected.Sequence(body.whole("expected", 0, MAX_SEQUENCE).orElseThrow());
        return switch (body.text("expected").orElse("anything")) {
            case "anything" -> new Expected.Anything();
            case "nothing" -> new Expected.Nothing();
            default -> throw RequestBody.wrong("The field expected must be anything, nothing or a sequence.");
        };
    }

    private static RefusedException wrong(String detail) {
        return new RefusedException(Problem.unprocessable(detail));
    }
}
