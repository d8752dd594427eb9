package io.folkmoot.gateway.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import io.folkmoot.config.Settings.Logging.Format;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Makes one line of each event, in the form that is set. */
final class LineEncoder extends EncoderBase<ILoggingEvent> {
    private static final byte[] NOTHING = {};

    private volatile Form form = new Form(Format.LOGFMT, false);

    private record Form(Format format, boolean traces) {}

    void write(Format format, boolean traces) {
        form = new Form(format, traces);
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        Form now = form;
        Map<String, String> fields = Fields.of(event, now.traces());
        String line = switch (now.format()) {
            case LOGFMT -> Lines.logfmt(fields);
            case JSON -> Lines.json(fields);
        };
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }
}
