package io.folkmoot.protocol.quorum;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.Signature;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.signing.NetworkId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Members with their keys, to sign in tests. */
final class Members {
    static final NetworkId NETWORK = new NetworkId(Sha256.hash(Bytes.utf8("network")));
    static final Bytes OBJECT = Sha256.hash(Bytes.utf8("object"));
    static final Bytes SUBJECT = Sha256.hash(Bytes.utf8("subject"));

    final List<SigningKey> keys = new ArrayList<>();

    Members(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) keys.add(SigningKey.generate(random));
    }

    List<PublicKey> publicKeys() {
        return keys.stream().map(SigningKey::publicKey).toList();
    }

    Committee committee() {
        return Committee.first(OBJECT, publicKeys());
    }

    SortedMap<PublicKey, Signature> signatures(Decision decision, Bytes subject, Committee committee, int count) {
        SortedMap<PublicKey, Signature> signatures = new TreeMap<>();
        for (SigningKey key : keys.subList(0, count))
            signatures.put(key.publicKey(), QuorumCertificate.sign(NETWORK, decision, subject, committee, key));
        return signatures;
    }

    QuorumCertificate certify(Decision decision, Bytes subject, Committee committee, int count) {
        return QuorumCertificate.of(decision, subject, committee, signatures(decision, subject, committee, count));
    }
}
