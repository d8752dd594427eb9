package io.folkmoot.gateway.api;

import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.ParsingErrorHandler;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.model.ErrorInfo;
import org.apache.pekko.http.scaladsl.model.StatusCode;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;

/** Answers what is no HTTP in the same form as everything else. The server finds it by its name, and by its instance. */
public final class ParseProblems extends ParsingErrorHandler {
    /** The name by which Scala finds the one instance of an object. */
    public static final ParseProblems MODULE$ = new ParseProblems();

    private ParseProblems() {}

    @Override
    public HttpResponse handle(StatusCode status, ErrorInfo info, LoggingAdapter log, ServerSettings settings) {
        int number = status.intValue();
        Problem problem = Problem.of(
                number, "not-http", status.reason(), info.summary(), "Send one plain HTTP/1.1 request at a time.");
        return Responses.of(Answer.of(problem));
    }
}
