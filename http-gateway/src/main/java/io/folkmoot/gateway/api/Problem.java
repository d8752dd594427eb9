package io.folkmoot.gateway.api;

import java.util.LinkedHashMap;
import java.util.Map;

/** A refusal as RFC 9457 writes it: the word names its kind to programs, the remedy tells a person what to do. */
record Problem(
        int status,
        String word,
        String title,
        String detail,
        String remedy,
        Map<String, Object> members,
        Map<String, String> headers) {
    static final String TYPE = "urn:folkmoot:problem:";

    /** Too few holders were reached; to put the same again is what its remedy asks for. */
    static final String NO_QUORUM = "no-quorum";

    /** For what passes by itself: soon enough for a person, late enough for a peer that is busy. */
    private static final String SOON = "1";

    static Problem of(int status, String word, String title, String detail, String remedy) {
        return new Problem(status, word, title, detail, remedy, Map.of(), Map.of());
    }

    Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(status, word, title, detail, remedy, more, headers);
    }

    Problem header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(status, word, title, detail, remedy, members, more);
    }

    /** Whether a repetition would be refused as well; else it deserves another attempt. */
    boolean isDefinite() {
        return status < 500 && status != 429 && !word.equals(NO_QUORUM);
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", TYPE + word);
        document.put("title", title);
        document.put("status", status);
        document.put("detail", detail);
        document.put("remedy", remedy);
        document.putAll(members);
        return document;
    }

    static Problem badRequest(String detail) {
        return of(400, "bad-request", "The request is wrong", detail, "See /openapi.json for what this path takes.");
    }

    static Problem unprocessable(String detail) {
        return of(422, "unprocessable", "The content is wrong", detail, "Mend what is named, and send it again.");
    }

    static Problem noToken(String detail) {
        return of(
                        401,
                        "no-token",
                        "A token is needed",
                        detail,
                        "Send Authorization: Bearer with the content of run/api.token in the peer's data folder.")
                .header("WWW-Authenticate", "Bearer realm=\"folkmoot\"");
    }

    static Problem forbidden(String word, String detail, String remedy) {
        return of(403, word, "Not allowed from here", detail, remedy);
    }

    static Problem notFound(String path) {
        return of(404, "not-found", "No such path", "There is nothing at " + path + ".", "See /openapi.json for all.");
    }

    static Problem wrongMethod(String method, String allowed) {
        return of(
                        405,
                        "wrong-method",
                        "Not with this method",
                        "This path does not take " + method + ".",
                        "Use " + allowed + ".")
                .header("Allow", allowed);
    }

    static Problem conflict(String word, String detail, String remedy) {
        return of(409, word, "Something stands against it", detail, remedy);
    }

    static Problem tooLarge(String detail) {
        return of(413, "too-large", "Too large", detail, "Send less, or raise api.max-body in the settings.");
    }

    static Problem wrongMedia(String detail) {
        return of(
                415, "wrong-media-type", "Not JSON", detail, "Send the header Content-Type: application/json with it.");
    }

    static Problem busy(int limit) {
        return of(
                        429,
                        "busy",
                        "Too many requests at once",
                        limit + " requests are under way, which is all that are taken.",
                        "Wait for some of them, then try again.")
                .header("Retry-After", SOON);
    }

    static Problem defect() {
        return of(
                500,
                "defect",
                "A defect of ours",
                "The request failed here, for no fault of yours.",
                "Report it with the lines that the peer logged at this moment.");
    }

    static Problem silent(String detail) {
        return of(
                        503,
                        "peer-silent",
                        "The peer does not answer",
                        detail,
                        "It is starting, stopping or overloaded: try again, then look at its log.")
                .header("Retry-After", SOON);
    }
}
