package io.folkmoot.actors.links;

import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.noise.Handshake;
import io.folkmoot.protocol.packets.CookieChallenge;
import io.folkmoot.protocol.packets.Init;
import io.folkmoot.protocol.packets.InitResponse;
import io.folkmoot.protocol.packets.Introduction;
import io.folkmoot.protocol.packets.Welcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One handshake that we began: its first packet, sent again until it is answered, over each known path in turn. */
final class Attempt {
    private final Surroundings around;
    private final Handshake handshake;
    private final long localId;
    private final List<Path> paths;
    private final @Nullable Pending early;
    private Init init;
    private int cookies;
    private int sendings;
    private long begunAt;
    private long dueAt;

    private Attempt(
            Surroundings around,
            Handshake handshake,
            long localId,
            List<Path> paths,
            @Nullable Pending early,
            Init init) {
        this.around = around;
        this.handshake = handshake;
        this.localId = localId;
        this.paths = new ArrayList<>(paths);
        this.early = early;
        this.init = init;
    }

    /** What the answer brought, and how long it took; measures says that this is the length of the way. */
    record Completed(Keys keys, Path path, Welcome welcome, long roundTrip, boolean measures) {}

    /** Fails if the peer's key is of no use for a handshake. */
    static Attempt begin(
            Surroundings around,
            PublicKey peer,
            Bytes exchangeKey,
            Room room,
            List<Path> paths,
            @Nullable Pending early,
            Bytes cookie)
            throws MalformedException {
        Self self = around.self();
        Handshake handshake = self.dial(peer, exchangeKey, around.dice());
        Bytes request = early == null ? Bytes.EMPTY : early.outgoing.frame();
        var introduction = new Introduction(
                self.key(), self.participates(), around.speaksStreams(), self.boot(), self.trustRoot(), request);
        Bytes noise = handshake.write(introduction.write());
        long localId = around.routes().open(room, around.dice());
        around.counts().raise(Count.HANDSHAKES_BEGUN);
        return new Attempt(around, handshake, localId, paths, early, new Init(localId, cookie, noise));
    }

    void send(long now, Pace pace) {
        around.wire().send(paths.get(sendings % paths.size()), init.write());
        if (sendings++ == 0) begunAt = now;
        dueAt = now + pace.patience(sendings);
    }

    /** Another way that has come to be known meanwhile. */
    void reach(Path path) {
        if (!paths.contains(path)) paths.add(path);
    }

    long dueAt() {
        return dueAt;
    }

    @Nullable
    Pending early() {
        return early;
    }

    int sendings() {
        return sendings;
    }

    long localId() {
        return localId;
    }

    /**
     * Proves our address to a peer that is under load, at once. Only where we dialled: the answer is many times as large as
     * the cookie, and whoever sees our first packet could turn it on any address.
     */
    void takeCookie(Path from, byte[] packet) {
        if (!paths.contains(from)) around.counts().raise(Count.DROPPED_BAD_HANDSHAKE);
        if (cookies >= sendings || !paths.contains(from)) return;
        try {
            init = init.withCookie(CookieChallenge.read(packet).cookie());
        } catch (MalformedException e) {
            around.counts().raise(Count.DROPPED_MALFORMED);
            return;
        }
        cookies++;
        around.wire().send(from, init.write());
    }

    /** Null if it is not the peer's answer; the handshake goes on waiting for that. */
    @Nullable
    Completed complete(Path from, byte[] packet, long now) {
        // Once it has opened an answer it opens no other: that one was the peer's, and made no sense.
        if (handshake.isComplete()) return null;
        Welcome welcome;
        long remoteId;
        try {
            InitResponse response = InitResponse.read(packet);
            remoteId = response.sender();
            welcome = Welcome.read(handshake.read(response.noise()));
        } catch (MalformedException e) {
            around.counts().raise(Count.DROPPED_BAD_HANDSHAKE);
            return null;
        }
        around.counts().raise(Count.HANDSHAKES_COMPLETED);
        long millis = now / 1_000_000;
        Keys keys = new Keys(handshake.toSession(millis), localId, remoteId, welcome.boot(), welcome.streams(), millis);
        // Anybody on the way can send the answer on from elsewhere: only where we dialled is proved.
        Path proved = paths.contains(from) ? from : paths.getFirst();
        return new Completed(keys, proved, welcome, now - begunAt, sendings == 1 && cookies == 0);
    }

    /** Given up: nobody waits for it any more. */
    void end() {
        around.routes().close(localId);
        handshake.wipe();
    }
}
