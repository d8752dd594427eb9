package io.folkmoot.actors.links;

import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.noise.Session;
import io.folkmoot.protocol.packets.Content;
import io.folkmoot.protocol.packets.Content.PathAnswer;
import io.folkmoot.protocol.packets.Content.PathChallenge;
import io.folkmoot.protocol.packets.Content.Whole;
import io.folkmoot.protocol.packets.Transport;
import org.jspecify.annotations.Nullable;

/** The sessions with one neighbour and the path to it: makes packets of contents, and contents of packets. */
final class Channel {
    /** The answer to a challenge is as long. */
    private static final int CHALLENGE_BYTES = Transport.HEADER + 1 + PathChallenge.NONCE + Session.OVERHEAD;

    private final Surroundings around;
    private final Keyring keyring;
    private final PathChoice paths;
    /** Under the current session; until then the neighbour may know it only as half open. */
    private boolean sent;

    private long heardAt = Long.MIN_VALUE;

    Channel(Surroundings around, Keyring keyring, PathChoice paths) {
        this.around = around;
        this.keyring = keyring;
        this.paths = paths;
    }

    boolean isOpen() {
        return keyring.current() != null;
    }

    @Nullable
    Keys current() {
        return keyring.current();
    }

    Keyring keyring() {
        return keyring;
    }

    PathChoice paths() {
        return paths;
    }

    boolean hasSent() {
        return sent;
    }

    /** When a genuine packet last came, on the monotonic clock. */
    long heardAt() {
        return heardAt;
    }

    void hear(long now) {
        heardAt = now;
    }

    /** Over the path in use; drops what cannot be sent as a network would. */
    void send(Content content) {
        sendOver(paths.current(), content);
    }

    /** Where the challenge came from, and not if that would be more than came: the peer challenges again. */
    void answerOver(Path from, PathAnswer answer) {
        if (paths.affords(from, CHALLENGE_BYTES)) sendOver(from, answer);
    }

    private void sendOver(Path path, Content content) {
        Keys keys = keyring.current();
        if (keys == null) return;
        sent = true;
        byte[] packet = content instanceof Whole(Bytes frame)
                ? Transport.sealFrame(keys.session(), keys.remote(), frame)
                : Transport.seal(keys.session(), keys.remote(), content.write());
        around.wire().send(path, packet);
    }

    /** Null, and counted, if the packet is none of ours. */
    @Nullable
    Content open(Path from, byte[] packet, long now) {
        Keys keys = keyring.byLocal(Transport.receiver(packet));
        if (keys == null) {
            around.counts().raise(Count.DROPPED_UNOPENED);
            return null;
        }
        Bytes plaintext;
        try {
            plaintext = Transport.open(keys.session(), packet);
        } catch (MalformedException e) {
            around.counts().raise(Count.DROPPED_UNOPENED);
            return null;
        }
        heardAt = now;
        challenge(from, packet.length, now);
        try {
            return Content.read(plaintext);
        } catch (MalformedException e) {
            around.counts().raise(Count.DROPPED_MALFORMED);
            return null;
        }
    }

    private void challenge(Path from, int bytes, long now) {
        if (from.equals(paths.current())) return;
        byte[] nonce = new byte[PathChallenge.NONCE];
        around.dice().nextBytes(nonce);
        Bytes challenge = paths.came(from, bytes, CHALLENGE_BYTES, Bytes.adopt(nonce), now);
        if (challenge != null) sendOver(from, new PathChallenge(challenge));
    }

    /** Takes a session that both ends have proved, and the path over which they did. */
    void confirm(Keys keys, Path path, Room room) {
        around.routes().confirm(keys, room);
        for (Keys old : keyring.confirm(keys)) around.routes().close(old);
        paths.prove(path);
        sent = false;
    }

    void rest() {
        for (Keys over : keyring.rest()) around.routes().close(over);
    }

    void end() {
        for (Keys keys : keyring.clear()) around.routes().close(keys);
    }
}
