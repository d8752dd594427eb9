package io.folkmoot.protocol.records;

import java.util.Optional;

/**
 * Trust's say in who may write what: whether this issuer may file this record here. Without it, strangers could crowd
 * the operators out of the sets that speak about operators and votes. It must be pure.
 */
@FunctionalInterface
public interface IssuerCheck {
    /** Of an open network, in which nobody is enrolled. */
    IssuerCheck EVERYBODY = record -> Optional.empty();

    /** Why not; empty when the issuer may. */
    Optional<String> refuse(SignedRecord record);
}
