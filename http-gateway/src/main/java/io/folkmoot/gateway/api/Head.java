package io.folkmoot.gateway.api;

import java.util.List;
import java.util.Locale;

/** What comes before the body of a request, as it was sent. Header names are in lower case. */
record Head(String method, String target, List<Header> headers) {
    record Header(String name, String value) {
        Header {
            name = name.toLowerCase(Locale.ROOT);
        }
    }

    Head {
        headers = List.copyOf(headers);
    }

    List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .toList();
    }
}
