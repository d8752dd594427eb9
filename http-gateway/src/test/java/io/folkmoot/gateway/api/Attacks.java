package io.folkmoot.gateway.api;

import java.util.List;
import java.util.stream.Stream;

/** Requests that must not do what they want, as bytes; PORT and TOKEN stand for those of the peer. */
final class Attacks {
    private static final String BEARER = "Authorization: Bearer TOKEN\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String STOP_HEAD = "POST /local/stop HTTP/1.1\r\n";
    private static final String HOST = "Host: 127.0.0.1:PORT\r\n";
    private static final String BODY = "Content-Length: 2\r\n\r\n{}";

    private Attacks() {}

    /** What is tried, and the statuses that are right; 0 is a connection that was closed without a word. */
    record Attack(String name, String bytes, List<Integer> right) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Attack of(String name, String bytes, Integer... right) {
        return new Attack(name, bytes, List.of(right));
    }

    static Stream<Attack> all() {
        return Stream.of(hosts(), origins(), simpleRequests(), smuggling(), paths(), tokens(), sizes(), methods())
                .flatMap(attacks -> attacks);
    }

    private static Stream<Attack> hosts() {
        return Stream.of(
                        "evil.example",
                        "evil.example:PORT",
                        "127.0.0.1",
                        "127.0.0.1:1",
                        "localhost.:PORT",
                        "LOCALHOST.evil.example:PORT",
                        "127.0.0.1:PORT.",
                        "127.0.0.1.nip.io:PORT",
                        "0.0.0.0:PORT",
                        "[::ffff:127.0.0.1]:PORT",
                        "2130706433:PORT",
                        "user@127.0.0.1:PORT",
                        "folkmoot",
                        "")
                .map(host -> of("Host " + host, STOP_HEAD + "Host: " + host + "\r\n" + BEARER + JSON + BODY, 403, 400));
    }

    private static Stream<Attack> origins() {
        Stream<String> origins = Stream.of(
                "http://evil.example",
                "null",
                "http://localhost:3001",
                "http://localhost:3000.evil.example",
                "https://127.0.0.1:PORT",
                "http://127.0.0.1",
                "http://localhost:3000/",
                "http://localhost:3000 http://evil.example");
        Stream<Attack> byOrigin = origins.map(origin -> of(
                "Origin " + origin, STOP_HEAD + HOST + "Origin: " + origin + "\r\n" + BEARER + JSON + BODY, 403, 400));
        Stream<Attack> bySite = Stream.of("cross-site", "same-site", "garbage")
                .map(site -> of(
                        "Sec-Fetch-Site " + site,
                        STOP_HEAD + HOST + "Sec-Fetch-Site: " + site + "\r\n" + BEARER + JSON + BODY,
                        403));
        Stream<Attack> more = Stream.of(
                of(
                        "two origins",
                        STOP_HEAD + HOST + "Origin: http://localhost:3000\r\nOrigin: http://evil.example\r\n" + BEARER
                                + JSON + BODY,
                        403,
                        400),
                of(
                        "preflight",
                        "OPTIONS /local/stop HTTP/1.1\r\n" + HOST
                                + "Origin: http://evil.example\r\nAccess-Control-Request-Method: POST\r\n\r\n",
                        403),
                of(
                        "preflight of a listed origin",
                        "OPTIONS /local/stop HTTP/1.1\r\n" + HOST
                                + "Origin: http://localhost:3000\r\nAccess-Control-Request-Method: POST\r\n\r\n",
                        401));
        return Stream.of(byOrigin, bySite, more).flatMap(attacks -> attacks);
    }

    private static Stream<Attack> simpleRequests() {
        return Stream.of(
                        "Content-Type: text/plain\r\n",
                        "Content-Type: application/x-www-form-urlencoded\r\n",
                        "Content-Type: multipart/form-data; boundary=x\r\n",
                        "Content-Type: text/plain, application/json\r\n",
                        "Content-Type: application/jsonp\r\n",
                        "Content-Type: application/json-seq\r\n",
                        "Content-Type: application/json\r\nContent-Encoding: gzip\r\n",
                        "")
                .map(type -> of("POST as " + type.strip(), STOP_HEAD + HOST + BEARER + type + BODY, 415, 400));
    }

    private static Stream<Attack> smuggling() {
        String inner = "POST /local/stop HTTP/1.1\r\n" + HOST + BEARER + JSON + BODY;
        String health = "GET /local/health HTTP/1.1\r\n" + HOST;
        String post = "POST /local/records HTTP/1.1\r\n" + HOST + BEARER + JSON;
        return Stream.of(
                of("two lengths", post + "Content-Length: 2\r\nContent-Length: 200\r\n\r\n{}" + inner, 400),
                of("a list of lengths", post + "Content-Length: 2, 200\r\n\r\n{}" + inner, 400),
                of("a signed length", post + "Content-Length: +2\r\n\r\n{}" + inner, 400),
                of(
                        "chunked with a length",
                        post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + inner,
                        400),
                of(
                        "chunked, then something",
                        post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + inner,
                        400,
                        501),
                of(
                        "an unknown transfer coding",
                        post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + inner,
                        400,
                        501),
                of(
                        "two transfer codings",
                        post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        400,
                        501),
                of("a bad chunk size", post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n", 400, 413),
                of("a folded transfer coding", post + "Transfer-Encoding:\r\n chunked, x\r\n\r\n0\r\n\r\n", 400, 501),
                of(
                        "a folded host",
                        STOP_HEAD + "Host: evil.example\r\n 127.0.0.1:PORT\r\n" + BEARER + JSON + BODY,
                        400,
                        403),
                of("a blank before the colon", STOP_HEAD + "Host : 127.0.0.1:PORT\r\n" + BEARER + JSON + BODY, 400),
                of("two hosts", STOP_HEAD + HOST + "Host: evil.example\r\n" + BEARER + JSON + BODY, 400),
                of("no host", STOP_HEAD + BEARER + JSON + BODY, 400),
                of("no host in 1.0", "POST /local/stop HTTP/1.0\r\n" + BEARER + JSON + BODY, 400, 403),
                of(
                        "a NUL in a header",
                        STOP_HEAD + HOST + "X: a\0b\r\n" + BEARER.replace("TOKEN", "x") + JSON + BODY,
                        400,
                        401),
                of("a body on GET", health + "Content-Length: " + inner.length() + "\r\n\r\n" + inner, 400),
                of("an upgrade", STOP_HEAD + HOST + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n", 401),
                of("HTTP/2 by knowledge", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, 405, 501, 505, 0),
                of("TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n", 400, 0));
    }

    private static Stream<Attack> paths() {
        Stream<Attack> withToken = Stream.of(
                        "/local//stop",
                        "//local/stop",
                        "/local/../local/stop",
                        "/local/./stop",
                        "/local/%2e%2e/local/stop",
                        "/local%2fstop",
                        "/local/stop/",
                        "/local/stop%00",
                        "/local/stop;a=b",
                        "/LOCAL/stop",
                        "/local\\stop",
                        "/local/sto%70",
                        "http://127.0.0.1:PORT/local/stop",
                        "http://evil.example/local/stop")
                .map(path ->
                        of("path " + path, "POST " + path + " HTTP/1.1\r\n" + HOST + BEARER + JSON + BODY, 404, 400));
        Stream<Attack> withoutToken = Stream.of(
                        "/local/health/../status",
                        "/local/health%2f..%2fstatus",
                        "/openapi.json/../local/status",
                        "/local/status?/local/health")
                .map(path -> of(
                        "path without token " + path, "GET " + path + " HTTP/1.1\r\n" + HOST + "\r\n", 401, 400, 404));
        return Stream.concat(withToken, withoutToken);
    }

    private static Stream<Attack> tokens() {
        Stream<Attack> headers = Stream.of(
                        "",
                        "Authorization: Bearer \r\n",
                        "Authorization: Bearer 0000\r\n",
                        "Authorization: Bearer PREFIX\r\n",
                        "Authorization: Bearer TOKENx\r\n",
                        "Authorization: Bearer  TOKEN\r\n",
                        "Authorization: Bearer TOKEN, Bearer x\r\n",
                        "Authorization: Basic TOKEN\r\n",
                        "Authorization: TOKEN\r\n",
                        "Cookie: token=TOKEN\r\n",
                        "X-Authorization: Bearer TOKEN\r\n",
                        "Authorization: Bearer x\r\nAuthorization: Bearer TOKEN\r\n")
                .map(header -> of("token as " + header.strip(), STOP_HEAD + HOST + header + JSON + BODY, 401, 400));
        Stream<Attack> query = Stream.of("token", "access_token", "authorization")
                .map(name -> of(
                        "token in the query as " + name,
                        "POST /local/stop?" + name + "=TOKEN HTTP/1.1\r\n" + HOST + JSON + BODY,
                        401));
        return Stream.concat(headers, query);
    }

    private static Stream<Attack> sizes() {
        String post = "POST /local/records HTTP/1.1\r\n" + HOST + BEARER + JSON;
        String deep = "{\"text\":" + "[".repeat(100) + "]".repeat(100) + "}";
        String large = "{\"text\":\"" + "x".repeat(8_000) + "\"}";
        return Stream.of(
                of(
                        "a huge header",
                        STOP_HEAD + HOST + "X: " + "y".repeat(20_000) + "\r\n" + BEARER + JSON + BODY,
                        400,
                        431),
                of("many headers", STOP_HEAD + HOST + "X: y\r\n".repeat(100) + BEARER + JSON + BODY, 400, 431),
                of("a long target", "GET /local/" + "x".repeat(5_000) + " HTTP/1.1\r\n" + HOST + BEARER + "\r\n", 414),
                of("a long method", "G".repeat(50) + " /local/stop HTTP/1.1\r\n" + HOST + BEARER + "\r\n", 400, 501),
                of("a large body", post + "Content-Length: " + large.length() + "\r\n\r\n" + large, 413),
                of("a body that is said to be huge", post + "Content-Length: 99999999999\r\n\r\n", 413, 400),
                of(
                        "a large chunked body",
                        post + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(large.length()) + "\r\n"
                                + large + "\r\n0\r\n\r\n",
                        413),
                of("deep JSON", post + "Content-Length: " + deep.length() + "\r\n\r\n" + deep, 400),
                body("a key twice", "{\"text\":\"a\",\"text\":\"b\"}"),
                body("something after the object", "{\"text\":\"a\"}{}"),
                body("an array", "[]"),
                body("a number without end", "{\"text\":\"a\",\"expected\":" + "9".repeat(2_000) + "}"),
                body("an unknown field", "{\"text\":\"a\",\"$ref\":\"x\"}"));
    }

    private static Attack body(String name, String json) {
        return of(
                name,
                "POST /local/records HTTP/1.1\r\n" + HOST + BEARER + JSON + "Content-Length: " + json.length()
                        + "\r\n\r\n" + json,
                400);
    }

    private static Stream<Attack> methods() {
        Stream<Attack> wrong = Stream.of("GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")
                .map(method -> of(
                        method + " to stop",
                        method + " /local/stop HTTP/1.1\r\n" + HOST + BEARER + "\r\n",
                        405,
                        400,
                        501));
        Stream<Attack> overrides = Stream.of(
                        "X-HTTP-Method-Override: POST", "X-HTTP-Method: POST", "X-Method-Override: POST")
                .map(header -> of(header, "GET /local/stop HTTP/1.1\r\n" + HOST + BEARER + header + "\r\n\r\n", 405));
        Stream<Attack> others = Stream.of(
                of("a method in the query", "GET /local/stop?_method=POST HTTP/1.1\r\n" + HOST + BEARER + "\r\n", 405),
                of(
                        "a method in lower case",
                        "post /local/stop HTTP/1.1\r\n" + HOST + BEARER + JSON + BODY,
                        400,
                        405,
                        501),
                of("CONNECT", "CONNECT 127.0.0.1:PORT HTTP/1.1\r\n" + HOST + "\r\n", 400, 401, 405, 501));
        return Stream.of(wrong, overrides, others).flatMap(attacks -> attacks);
    }
}
