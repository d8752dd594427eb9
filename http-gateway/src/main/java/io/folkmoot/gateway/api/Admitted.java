package io.folkmoot.gateway.api;

import java.util.Map;
import java.util.Optional;

/** A request that the guard let pass, with nothing left of it that a handler would have to check for form. */
record Admitted(
        Route route,
        String variable,
        Map<String, String> parameters,
        Optional<Credentials.Grant> grant,
        Optional<String> idempotencyKey) {}
