package io.folkmoot.gateway.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how long to wait: {@code 500ms}, {@code 2s} or {@code 1m}; a bare number is seconds. */
final class Patience implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})(ms|s|m)?");

    @Override
    public Duration convert(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) throw new TypeConversionException("'" + text + "' must be a time such as 500ms, 2s or 1m");
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            case null, default -> Duration.ofSeconds(number);
        };
    }
}
