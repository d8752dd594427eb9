package io.folkmoot.config;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A peer to join through, written {@code [KEY@]HOST:PORT}; with a key it is pinned, without the first answer is believed. */
public record BootstrapNode(Optional<Bytes> key, String host, int port) {
    private static final Pattern FORM = Pattern.compile("(?:([^@]*)@)?(\\[[^\\[\\]]*]|[^:\\[\\]@]*):([0-9]{1,5})");
    private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{64}");

    public static BootstrapNode parse(String text) throws MalformedException {
        Matcher form = FORM.matcher(text);
        if (!form.matches())
            throw new MalformedException(
                    "node '" + text + "' must be [KEY@]HOST:PORT, with an IPv6 address in brackets");
        Optional<Bytes> key = form.group(1) == null ? Optional.empty() : Optional.of(parseKey(text, form.group(1)));
        return new BootstrapNode(key, parseHost(text, form.group(2)), parsePort(text, form.group(3)));
    }

    private static Bytes parseKey(String text, String key) throws MalformedException {
        if (!KEY.matcher(key).matches())
            throw new MalformedException(
                    "key of node '" + text + "' must be 64 hex digits, not " + key.length() + " characters");
        return Bytes.hex(key);
    }

    private static String parseHost(String text, String host) throws MalformedException {
        boolean bracketed = host.startsWith("[");
        String bare = bracketed ? host.substring(1, host.length() - 1) : host;
        if (bracketed ? Hosts.isIpv6(bare) : Hosts.isIpv4(bare) || Hosts.isName(bare)) return Hosts.canonical(bare);
        throw new MalformedException(
                "host of node '" + text + "' must be a DNS name, an IPv4 address or an IPv6 address in brackets");
    }

    private static int parsePort(String text, String port) throws MalformedException {
        int number = Integer.parseInt(port);
        if (number < 1 || number > 65_535)
            throw new MalformedException("port of node '" + text + "' must be from 1 to 65535");
        return number;
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        String pin = key.map(bytes -> bytes.toHex() + "@").orElse("");
        return pin + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
