package io.folkmoot.config;

import java.util.List;
import java.util.stream.Collectors;

/** Settings that cannot be used; the message lists every problem with its key, value, origin and limit. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    /** One thing to mend. Key and value are empty where a whole file is at fault. */
    public record Problem(String key, String value, String origin, String reason) {
        @Override
        public String toString() {
            String subject = value.isEmpty() ? key : key + " = " + value;
            return subject.isEmpty() ? origin + ": " + reason : subject + " (" + origin + "): " + reason;
        }
    }

    private final transient List<Problem> problems;

    ConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")), null, false, false);
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
