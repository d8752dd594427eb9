package io.folkmoot.gateway.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every path of the API with its method, the scope that it needs, and the query parameters that it takes. */
enum Route {
    HEALTH("GET", "/local/health", Optional.empty(), List.of()),
    STATUS("GET", "/local/status", Optional.of(Scope.READ), List.of()),
    IDENTITY("GET", "/local/identity", Optional.of(Scope.READ), List.of()),
    PEERS("GET", "/local/peers", Optional.of(Scope.READ), List.of()),
    LINKS("GET", "/local/links", Optional.of(Scope.READ), List.of()),
    FIND("GET", "/local/find/{node_id}", Optional.of(Scope.READ), List.of("trace")),
    GET_RECORD("GET", "/local/records/{key}", Optional.of(Scope.READ), List.of("level", "kind")),
    PUT_RECORD("POST", "/local/records", Optional.of(Scope.WRITE), List.of()),
    PING("POST", "/local/ping", Optional.of(Scope.WRITE), List.of()),
    STOP("POST", "/local/stop", Optional.of(Scope.ADMIN), List.of()),
    OPENAPI("GET", "/openapi.json", Optional.empty(), List.of());

    private final String method;
    private final String template;
    private final Optional<Scope> scope;
    private final List<String> parameters;

    Route(String method, String template, Optional<Scope> scope, List<String> parameters) {
        this.method = method;
        this.template = template;
        this.scope = scope;
        this.parameters = parameters;
    }

    String method() {
        return method;
    }

    String template() {
        return template;
    }

    /** Absent where no token is needed. */
    Optional<Scope> scope() {
        return scope;
    }

    List<String> parameters() {
        return parameters;
    }

    boolean mutates() {
        return method.equals("POST");
    }

    /** HEAD is GET without the body. */
    boolean takes(String offered) {
        return offered.equals(method) || (offered.equals("HEAD") && method.equals("GET"));
    }

    /** The text in the place of the braces, empty where there are none; absent when this is another path. */
    Optional<String> match(String path) {
        int brace = template.indexOf('{');
        if (brace < 0) return template.equals(path) ? Optional.of("") : Optional.empty();
        if (!path.startsWith(template.substring(0, brace))) return Optional.empty();
        String rest = path.substring(brace);
        return rest.isEmpty() || rest.indexOf('/') >= 0 ? Optional.empty() : Optional.of(rest);
    }

    static List<Route> at(String path) {
        List<Route> found = new ArrayList<>();
        for (Route route : values()) if (route.match(path).isPresent()) found.add(route);
        return found;
    }

    /** The value of the Allow header of a path. */
    static String allowed(List<Route> routes) {
        List<String> methods = new ArrayList<>();
        for (Route route : routes) {
            methods.add(route.method);
            if (!route.mutates()) methods.add("HEAD");
        }
        return String.join(", ", methods);
    }
}
