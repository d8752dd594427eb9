package io.folkmoot.gateway.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/** What a log event says, by name and in the order in which it is written; both forms have the same. */
final class Fields {
    /** Where Pekko puts the path of the actor that speaks. */
    private static final String ACTOR = "pekkoSource";

    private Fields() {}

    static Map<String, String> of(ILoggingEvent event, boolean traces) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("time", event.getInstant().toString());
        fields.put("level", event.getLevel().toString().toLowerCase(Locale.ROOT));
        fields.put("logger", event.getLoggerName());
        // The values that belong to the event come before the sentence; none of them may pass for one of the above.
        if (event.getKeyValuePairs() != null)
            for (KeyValuePair pair : event.getKeyValuePairs()) fields.putIfAbsent(pair.key, String.valueOf(pair.value));
        fields.putIfAbsent("message", event.getFormattedMessage());
        String actor = event.getMDCPropertyMap().get(ACTOR);
        if (actor != null) fields.putIfAbsent("actor", actor);
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) addError(fields, thrown, traces);
        return fields;
    }

    private static void addError(Map<String, String> fields, IThrowableProxy thrown, boolean traces) {
        fields.putIfAbsent("error", thrown.getClassName() + ": " + thrown.getMessage());
        StackTraceElementProxy[] trace = thrown.getStackTraceElementProxyArray();
        if (trace.length > 0)
            fields.putIfAbsent("at", trace[0].getStackTraceElement().toString());
        if (traces) fields.putIfAbsent("trace", ThrowableProxyUtil.asString(thrown));
    }
}
