package io.folkmoot.gateway.api;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tokens that count, by their hashes, and what each allows. So far there is one for each start of the peer. */
final class Credentials {
    private static final int TOKEN_BYTES = 32;
    private static final String SCHEME = "bearer ";

    private final String bootToken;
    private final List<Granted> all;

    private record Granted(Bytes hash, Grant grant) {}

    /** What a token allows; the name tells one token from another without being it. */
    record Grant(String name, Set<Scope> scopes) {}

    private Credentials(String bootToken) {
        this.bootToken = bootToken;
        this.all = List.of(new Granted(hash(bootToken), new Grant("boot", EnumSet.allOf(Scope.class))));
    }

    static Credentials fresh(SecureRandom random) {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        return new Credentials(HexFormat.of().formatHex(token));
    }

    static Credentials of(String bootToken) {
        return new Credentials(bootToken);
    }

    String bootToken() {
        return bootToken;
    }

    /** Compares hashes, all of them and to their end: time tells nothing of a token, not even its length. */
    Optional<Grant> grant(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) return Optional.empty();
        Bytes offered = hash(authorization.substring(SCHEME.length()));
        Optional<Grant> found = Optional.empty();
        for (Granted granted : all) {
            if (MessageDigest.isEqual(granted.hash().toArray(), offered.toArray()))
                found = Optional.of(granted.grant());
        }
        return found;
    }

    private static Bytes hash(String token) {
        return Sha256.hash(Bytes.utf8(token));
    }
}
