package io.folkmoot.simulation.links;

import io.folkmoot.actors.wire.ByteStream;
import io.folkmoot.actors.wire.StreamListener;
import io.folkmoot.protocol.bytes.Bytes;

/** Opens a stream past the links, says what he likes, and notes whether it was broken. */
final class RudeWriter implements StreamListener {
    private final Bytes words;
    private final boolean finishes;
    boolean isBroken;

    RudeWriter(Bytes words, boolean finishes) {
        this.words = words;
        this.finishes = finishes;
    }

    @Override
    public void opened(ByteStream stream) {
        if (!words.isEmpty()) stream.write(words);
        if (finishes) stream.finish();
    }

    @Override
    public void received(Bytes bytes) {}

    @Override
    public void writable() {}

    @Override
    public void ended() {}

    @Override
    public void broken(String reason) {
        isBroken = true;
    }
}
