package io.folkmoot.config;

import com.typesafe.config.ConfigUtil;
import io.folkmoot.protocol.bytes.MalformedException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What one setting accepts: {@code expected} completes "must be …", {@code parser} reads the text of a value, and
 * {@code writer} gives the text back as JSON.
 */
record Kind<T>(String expected, Parser<T> parser, Function<T, String> writer) {

    /** The message of the exception completes "10 …", as in "10 has no unit"; an empty one adds nothing. */
    @FunctionalInterface
    interface Parser<T> {
        T parse(String text) throws MalformedException;
    }

    static final Kind<Boolean> FLAG = new Kind<>("true or false", Kind::parseFlag, Object::toString);

    static final Kind<Path> PATH = new Kind<>("a path", Kind::parsePath, path -> quoted(path.toString()));

    static final Kind<String> ADDRESS =
            checked("an IPv4 or IPv6 address without brackets", text -> Hosts.isIpv4(text) || Hosts.isIpv6(text));

    static final Kind<BootstrapNode> NODE =
            new Kind<>("[KEY@]HOST:PORT", BootstrapNode::parse, node -> quoted(node.toString()));

    /** Peers of another DHT, which know nothing of our keys. */
    static final Kind<BootstrapNode> ROUTER = new Kind<>("HOST:PORT, without a key", Kind::parseRouter, NODE.writer);

    /** As a browser writes it in {@code Origin}: no path, not even a slash. */
    static final Kind<String> WEB_ORIGIN = checked(
            "an origin such as http://localhost:3000",
            text -> webAddress(text).filter(uri -> uri.getRawPath().isEmpty()).isPresent());

    static final Kind<URI> WEB_ADDRESS = new Kind<>(
            "an address such as https://registry.example.org",
            text -> webAddress(text).orElseThrow(Kind::mismatch),
            uri -> quoted(uri.toString()));

    static Kind<Long> whole(long least, long most) {
        return new Kind<>(
                "a whole number from " + least + " to " + most,
                text -> {
                    if (!text.matches("-?[0-9]{1,18}")) throw new MalformedException("is not a whole number");
                    return within(Long.parseLong(text), least, most);
                },
                Object::toString);
    }

    static Kind<Duration> time(Duration least, Duration most) {
        Kind<Long> millis = quantity(Quantity.TIME, least.toMillis(), most.toMillis());
        return new Kind<>(
                millis.expected,
                text -> Duration.ofMillis(millis.parser.parse(text)),
                time -> millis.writer.apply(time.toMillis()));
    }

    static Kind<Long> size(long least, long most) {
        return quantity(Quantity.SIZE, least, most);
    }

    static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
        E[] constants = type.getEnumConstants();
        String names = Arrays.stream(constants).map(Kind::name).collect(Collectors.joining(", "));
        return new Kind<>(
                "one of " + names,
                text -> Arrays.stream(constants)
                        .filter(constant -> name(constant).equals(text))
                        .findFirst()
                        .orElseThrow(Kind::mismatch),
                constant -> quoted(name(constant)));
    }

    /** An empty text stands for nothing. */
    static <T> Kind<Optional<T>> optional(Kind<T> kind) {
        return new Kind<>(
                kind.expected + ", or empty",
                text -> text.isEmpty() ? Optional.empty() : Optional.of(kind.parser.parse(text)),
                value -> value.map(kind.writer).orElse("\"\""));
    }

    private static Kind<Long> quantity(Quantity quantity, long least, long most) {
        String units = String.join(", ", quantity.units().sequencedKeySet());
        String expected = "a " + quantity.noun() + " from " + quantity.write(least) + " to " + quantity.write(most)
                + " with its unit (" + units + ")";
        return new Kind<>(
                expected, text -> within(quantity.parse(text), least, most), amount -> quoted(quantity.write(amount)));
    }

    private static Kind<String> checked(String expected, Predicate<String> test) {
        return new Kind<>(
                expected,
                text -> {
                    if (!test.test(text)) throw mismatch();
                    return text;
                },
                Kind::quoted);
    }

    private static boolean parseFlag(String text) throws MalformedException {
        return switch (text) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw mismatch();
        };
    }

    private static BootstrapNode parseRouter(String text) throws MalformedException {
        BootstrapNode router = BootstrapNode.parse(text);
        if (router.key().isPresent()) throw new MalformedException("node '" + text + "' has a key");
        return router;
    }

    private static Path parsePath(String text) throws MalformedException {
        if (text.startsWith("~")) throw new MalformedException("begins with ~, which only a shell understands");
        try {
            if (!text.isBlank()) return Path.of(text);
        } catch (InvalidPathException e) {
            throw new MalformedException("is no path here");
        }
        throw new MalformedException("is empty");
    }

    private static Optional<URI> webAddress(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            return web && bare && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static long within(long value, long least, long most) throws MalformedException {
        if (value < least || value > most) throw mismatch();
        return value;
    }

    private static MalformedException mismatch() {
        return new MalformedException("");
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String quoted(String text) {
        return ConfigUtil.quoteString(text);
    }
}
