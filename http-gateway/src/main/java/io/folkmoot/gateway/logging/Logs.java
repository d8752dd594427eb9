package io.folkmoot.gateway.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.folkmoot.config.Settings.Logging;
import org.slf4j.LoggerFactory;

/** Level and form of this process's log, as its operator wants them. */
public final class Logs {
    private Logs() {}

    /** Of libraries only warnings are written, unless everything is wanted. Traces are the places where errors were thrown. */
    public static void set(Logging.Level level, Logging.Format format, boolean traces) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) return;
        // An operator's own configuration file says it all.
        if (!(context.getObject(LogConfiguration.LINES) instanceof LineEncoder lines)) return;
        lines.write(format, traces);
        Level own = Level.toLevel(level.name());
        Level others = own.isGreaterOrEqual(Level.WARN) ? own : level == Logging.Level.TRACE ? Level.DEBUG : Level.WARN;
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(others);
        context.getLogger(LogConfiguration.OURS).setLevel(own);
    }
}
