package io.folkmoot.gateway.api;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** Answers as HTTP, each with the headers that keep a browser from making more of it than it is. */
final class Responses {
    private static final List<HttpHeader> ALWAYS = List.of(
            RawHeader.create("X-Content-Type-Options", "nosniff"),
            RawHeader.create("X-Frame-Options", "DENY"),
            RawHeader.create("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            RawHeader.create("Cross-Origin-Resource-Policy", "same-origin"),
            RawHeader.create("Referrer-Policy", "no-referrer"),
            RawHeader.create("Cache-Control", "no-store"));

    private Responses() {}

    static HttpResponse of(Answer answer) {
        List<HttpHeader> headers = new ArrayList<>(ALWAYS);
        answer.headers().forEach((name, value) -> headers.add(RawHeader.create(name, value)));
        boolean isProblem = answer.mediaType().equals(Answer.PROBLEM);
        return HttpResponse.create()
                .withStatus(answer.status())
                .withHeaders(headers)
                .withEntity(HttpEntities.create(
                        isProblem
                                ? MediaTypes.applicationWithFixedCharset(
                                                "problem+json", org.apache.pekko.http.javadsl.model.HttpCharsets.UTF_8)
                                        .toContentType()
                                : ContentTypes.APPLICATION_JSON,
                        answer.body().toArray()));
    }
}
