package io.folkmoot.protocol.ballots;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.signing.NetworkId;
import java.nio.ByteBuffer;

/**
 * A sealed vote: the hash of the vote and its nonce together with whose it is and for which ballot of which network, so
 * that it opens nowhere else.
 */
public record Commitment(Bytes bytes) {
    public static final int LENGTH = Sha256.LENGTH;

    private static final String TAG = "commit";

    public Commitment {
        if (bytes.length() != LENGTH)
            throw new IllegalArgumentException("a commitment has " + LENGTH + " bytes, not " + bytes.length());
    }

    /** By the derivation of places in the table: a tag, and every part after its length. */
    public static Commitment of(NetworkId network, Bytes ballot, PublicKey operator, int vote, Nonce nonce) {
        return new Commitment(TableKey.derive(
                        TAG,
                        network.bytes(),
                        ballot,
                        operator.bytes(),
                        Bytes.adopt(ByteBuffer.allocate(4).putInt(vote).array()),
                        nonce.bytes())
                .bytes());
    }
}
