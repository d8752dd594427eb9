package io.folkmoot.actors.udp;

import io.netty.handler.codec.quic.Quic;
import java.util.Optional;

/** The library beneath streams: the platform's own, which some platforms have not, or none by decision. */
public enum QuicLibrary {
    NATIVE,
    ABSENT;

    /** Empty where it works; loading it is tried once in a process. */
    Optional<String> whyUnavailable() {
        if (this == ABSENT) return Optional.of("streams are switched off");
        if (Quic.isAvailable()) return Optional.empty();
        return Optional.of("the QUIC library does not load here: " + Quic.unavailabilityCause());
    }
}
