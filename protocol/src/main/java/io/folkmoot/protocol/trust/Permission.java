package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.keys.PublicKey;
import java.util.Optional;

/** The answer to "may this key do this now?". */
public sealed interface Permission {
    /** Allowed, and who answers for it; nobody does for a reader or in an open network. */
    record Allowed(Optional<PublicKey> operator) implements Permission {}

    record Denied(Refusal reason) implements Permission {
        public String text() {
            return reason.text();
        }
    }

    default boolean isAllowed() {
        return this instanceof Allowed;
    }
}
