package io.folkmoot.simulation.links;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.FindNode;
import io.folkmoot.protocol.frames.FindValue;
import io.folkmoot.protocol.frames.Store;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.TableKey;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** Reads whose answer the tests make up. */
final class Questions {
    private Questions() {}

    static FindNode findNode() {
        return new FindNode(new NodeId(1, 2, 3, 4), 20);
    }

    static FindValue findValue() {
        return new FindValue(TableKey.of(Bytes.adopt(new byte[32])), "entry", Bytes.EMPTY);
    }

    static Store store(Bytes record) {
        return new Store(Bytes.adopt(new byte[Store.TOKEN]), record, OptionalLong.empty());
    }

    static Bytes bytes(RandomGenerator dice, int length) {
        byte[] bytes = new byte[length];
        dice.nextBytes(bytes);
        return Bytes.adopt(bytes);
    }
}
