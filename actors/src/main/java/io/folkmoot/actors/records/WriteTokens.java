package io.folkmoot.actors.records;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.keys.PublicKey;

/** What we give to who asks about a key, and want back from who writes there: it shows that both are the same, and recent. */
public interface WriteTokens {
    Bytes issue(PublicKey asker, Point key);

    boolean isValid(Bytes token, PublicKey writer, Point key);
}
