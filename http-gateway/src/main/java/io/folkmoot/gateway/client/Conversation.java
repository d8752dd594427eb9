package io.folkmoot.gateway.client;

import io.folkmoot.protocol.bytes.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HTTP/1.1 as far as our own server speaks it: one request, one answer with a known length, over and over. */
final class Conversation {
    private static final int MAX_HEAD = 16 * 1024;

    /** The largest answer is a page of records. */
    private static final int MAX_BODY = 16 << 20;

    private final Line line;
    private final String host;

    Conversation(Line line, String host) {
        this.line = line;
        this.host = host;
    }

    /** Header names are in lower case. */
    record Reply(int status, Map<String, String> headers, Bytes body) {
        boolean isLast() {
            return "close".equalsIgnoreCase(headers.getOrDefault("connection", ""));
        }
    }

    /** It is HTTP, but not as we know it; or no HTTP at all. */
    static final class GarbledException extends IOException {
        private static final long serialVersionUID = 1L;

        GarbledException(String message) {
            super(message);
        }
    }

    Reply ask(String method, String path, Map<String, String> headers, byte[] body) throws IOException {
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(host).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (method.equals("POST"))
            head.append("Content-Length: ").append(body.length).append("\r\n");
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        line.write(all);
        return reply();
    }

    private Reply reply() throws IOException {
        int[] budget = {MAX_HEAD};
        int status = status(text(budget));
        Map<String, String> headers = new TreeMap<>();
        for (String field = text(budget); !field.isEmpty(); field = text(budget)) {
            int colon = field.indexOf(':');
            if (colon < 1) throw new GarbledException("a header without a colon");
            headers.put(
                    field.substring(0, colon).toLowerCase(Locale.ROOT),
                    field.substring(colon + 1).strip());
        }
        return new Reply(status, headers, Bytes.adopt(line.read(length(headers))));
    }

    private static int status(String first) throws GarbledException {
        if (!first.matches("HTTP/1\\.1 [2-5][0-9]{2}( .*)?")) throw new GarbledException("no HTTP/1.1");
        return Integer.parseInt(first.substring(9, 12));
    }

    private static int length(Map<String, String> headers) throws GarbledException {
        String text = headers.getOrDefault("content-length", "");
        if (!text.matches("[0-9]{1,9}") || headers.containsKey("transfer-encoding"))
            throw new GarbledException("an answer without its length");
        int length = Integer.parseInt(text);
        if (length > MAX_BODY) throw new GarbledException("an answer of " + length + " bytes");
        return length;
    }

    private String text(int[] budget) throws IOException {
        StringBuilder text = new StringBuilder();
        while (true) {
            byte next = line.read();
            if (--budget[0] < 0) throw new GarbledException("a head of more than " + MAX_HEAD + " bytes");
            if (next == '\n') return text.toString();
            if (next != '\r') text.append((char) (next & 0xff));
        }
    }
}
