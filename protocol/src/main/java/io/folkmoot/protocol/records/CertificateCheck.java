package io.folkmoot.protocol.records;

import java.util.Optional;

/**
 * Whether the body of a certified record is a certificate of its committee's quorum. Anybody may file a certified
 * record, so the check must tie the certificate to the record's key and, where the kind has tokens, to its sequence:
 * otherwise an old certificate in a record with a high sequence would displace the newest. It must be pure.
 */
@FunctionalInterface
public interface CertificateCheck {
    /** For peers that hold nothing certified. */
    CertificateCheck NOTHING = record -> Optional.of("this peer checks no certificates");

    /** Why not; empty when the certificate is valid for exactly this record. */
    Optional<String> refuse(SignedRecord record);
}
