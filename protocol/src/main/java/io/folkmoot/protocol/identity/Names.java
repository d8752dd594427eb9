package io.folkmoot.protocol.identity;

import io.folkmoot.protocol.bytes.Base58;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.ZBase32;
import io.folkmoot.protocol.keys.PublicKey;

/** Every name of one key: the table's, AgentMesh's, iroh's, pkarr's and that of decentralised identifiers. */
public record Names(NodeId nodeId, PublicKey publicKey, Amid amid, String endpointId, String pkarr, String did) {
    static final String DID_PREFIX = "did:key:z";

    /** The multicodec prefix of an Ed25519 public key: 0xed as a varint. */
    private static final Bytes ED25519 = Bytes.hex("ed01");

    public static Names of(PublicKey key) {
        return new Names(Placement.of(key), key, Amid.of(key), key.toHex(), ZBase32.encode(key.bytes()), didOf(key));
    }

    private static String didOf(PublicKey key) {
        return DID_PREFIX + Base58.encode(Bytes.hex(ED25519.toHex() + key.toHex()));
    }

    static PublicKey keyOfDid(String did) throws MalformedException {
        Bytes content = Base58.decode(did.substring(DID_PREFIX.length()));
        int prefix = ED25519.length();
        if (content.length() != prefix + PublicKey.LENGTH
                || !Bytes.copyOf(content.unsafeArray(), 0, prefix).equals(ED25519))
            throw new MalformedException("did: does not hold an Ed25519 key");
        return new PublicKey(Bytes.copyOf(content.unsafeArray(), prefix, PublicKey.LENGTH));
    }
}
