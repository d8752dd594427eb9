package io.folkmoot.gateway.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Decides on every request by its head alone, on both transports: first whether it was meant for this API and sent by a
 * program and not by a web page, then whether it carries a token, and only then whether there is what it asks for.
 */
final class Guard {
    /** Nothing here needs an escape, so whoever sends one wants two readings of a path. */
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");

    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._-]*");
    private static final Pattern JSON =
            Pattern.compile("application/json(\\s*;\\s*charset=\"?utf-8\"?)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final Credentials credentials;
    private final Predicate<String> ownHosts;
    private final TreeSet<String> otherOrigins;

    /** The hosts are exact: name and port, as a client of this very listener writes them. */
    Guard(Credentials credentials, Predicate<String> ownHosts, List<String> allowedOrigins) {
        this.credentials = credentials;
        this.ownHosts = ownHosts;
        this.otherOrigins = new TreeSet<>(allowedOrigins);
    }

    Admitted admit(Head head) throws RefusedException {
        checkHost(head);
        checkOrigin(head);
        int mark = head.target().indexOf('?');
        String path = mark < 0 ? head.target() : head.target().substring(0, mark);
        List<Route> routes = PATH.matcher(path).matches() ? Route.at(path) : List.of();
        Optional<Route> open = routes.stream()
                .filter(route -> route.takes(head.method()) && route.scope().isEmpty())
                .findFirst();
        Optional<Credentials.Grant> grant = grant(head, open.isEmpty());
        Route route = route(head, path, routes);
        checkScope(route, grant);
        String query = mark < 0 ? "" : head.target().substring(mark + 1);
        return new Admitted(
                route, route.match(path).orElse(""), parameters(route, query), grant, checkMutation(route, head));
    }

    /** Whether it was meant for this API and may be answered as its peer; the token is another matter. */
    boolean isMeantForUs(Head head) {
        try {
            checkHost(head);
            checkOrigin(head);
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }

    /** The only Host of a request that passed here. */
    static String host(Head head) {
        return String.join(",", head.all("host"));
    }

    private void checkHost(Head head) throws RefusedException {
        if (ownHosts.test(host(head))) return;
        throw refused(Problem.forbidden(
                "wrong-host",
                "The Host header names another server: a web page may have had its name point here.",
                "Use the address that the peer printed when it started, as http://127.0.0.1:PORT."));
    }

    private void checkOrigin(Head head) throws RefusedException {
        List<String> origins = head.all("origin");
        boolean listed = origins.size() == 1 && otherOrigins.contains(origins.get(0));
        if (!origins.isEmpty() && !listed && !isOwn(origins)) throw foreign("its origin is not on the list");
        List<String> sites = head.all("sec-fetch-site");
        boolean own = sites.isEmpty() || sites.equals(List.of("none")) || sites.equals(List.of("same-origin"));
        // A page of a listed origin is of another site by its nature.
        if (!own && !listed) throw foreign("a page of another site sent it");
    }

    private boolean isOwn(List<String> origins) {
        return origins.size() == 1
                && origins.get(0).startsWith("http://")
                && ownHosts.test(origins.get(0).substring("http://".length()));
    }

    private static RefusedException foreign(String why) {
        return refused(Problem.forbidden(
                "foreign-origin",
                "A web page may not call this API: " + why + ".",
                "If the page is yours, add its origin to api.allowed-origins in the settings."));
    }

    private Optional<Credentials.Grant> grant(Head head, boolean needed) throws RefusedException {
        List<String> offered = head.all("authorization");
        if (offered.isEmpty() && !needed) return Optional.empty();
        if (offered.isEmpty()) throw refused(Problem.noToken("The request carries no token."));
        Optional<Credentials.Grant> grant = offered.size() == 1 ? credentials.grant(offered.get(0)) : Optional.empty();
        if (grant.isEmpty())
            throw refused(Problem.noToken("The token is not that of this peer; each start makes a new one."));
        return grant;
    }

    private static Route route(Head head, String path, List<Route> routes) throws RefusedException {
        if (routes.isEmpty()) throw refused(Problem.notFound(PATH.matcher(path).matches() ? path : "this path"));
        for (Route route : routes) if (route.takes(head.method())) return route;
        throw refused(Problem.wrongMethod(head.method(), Route.allowed(routes)));
    }

    private static void checkScope(Route route, Optional<Credentials.Grant> grant) throws RefusedException {
        if (route.scope().isEmpty()) return;
        Scope needed = route.scope().get();
        if (grant.isPresent() && grant.get().scopes().contains(needed)) return;
        throw refused(Problem.forbidden(
                "scope",
                "This token does not allow it: the scope " + needed + " is missing.",
                "Use a token that has it."));
    }

    private static Map<String, String> parameters(Route route, String query) throws RefusedException {
        Map<String, String> parameters = new TreeMap<>();
        if (query.isEmpty()) return parameters;
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (!route.parameters().contains(name))
                throw refused(Problem.badRequest("The query has a parameter that this path does not take; it takes "
                        + (route.parameters().isEmpty() ? "none" : String.join(", ", route.parameters())) + "."));
            if (!VALUE.matcher(value).matches())
                throw refused(Problem.badRequest("The parameter " + name + " has a value that no parameter has."));
            if (parameters.put(name, value) != null)
                throw refused(Problem.badRequest("The parameter " + name + " is there twice."));
        }
        return parameters;
    }

    private static Optional<String> checkMutation(Route route, Head head) throws RefusedException {
        if (!route.mutates()) return Optional.empty();
        List<String> media = head.all("content-type");
        if (media.size() != 1 || !JSON.matcher(media.get(0)).matches())
            throw refused(Problem.wrongMedia("The body of " + route.template() + " is application/json."));
        if (!head.all("content-encoding").isEmpty())
            throw refused(Problem.wrongMedia("The body must not be compressed."));
        List<String> keys = head.all("idempotency-key");
        if (keys.isEmpty()) return Optional.empty();
        if (keys.size() > 1 || !KEY.matcher(keys.get(0)).matches())
            throw refused(Problem.badRequest("The Idempotency-Key must be one, of 1 to 128 visible characters."));
        return Optional.of(keys.get(0));
    }

    private static RefusedException refused(Problem problem) {
        return new RefusedException(problem);
    }
}
