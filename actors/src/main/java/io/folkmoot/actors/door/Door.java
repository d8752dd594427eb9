package io.folkmoot.actors.door;

import io.folkmoot.actors.time.MonotonicClock;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.packets.CookieChallenge;
import io.folkmoot.protocol.packets.HelloAnswer;
import io.folkmoot.protocol.packets.PacketType;
import io.folkmoot.protocol.packets.Reset;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Takes every packet from the wire, lets in what names a session or pays for its place, and answers what needs no memory.
 * It keeps allowances and counters, of fixed size. Every packet ends in exactly one of four ways: taken by the rooms,
 * heard as a reset, answered as a hello, or counted as a drop. All calls come on the wire's thread.
 */
public final class Door implements Wire.Receiver {
    private final PublicKey self;
    private final MonotonicClock clock;
    private final Wire wire;
    private final Rooms rooms;
    private final Allowances allowances;
    private final Cookies cookies;
    private final Drops drops = new Drops();
    private final long start;

    /** The dice make the secrets: nobody else may roll them meanwhile, and in production nobody may foresee them. */
    public Door(PublicKey self, Settings settings, MonotonicClock clock, RandomGenerator dice, Wire wire, Rooms rooms) {
        this.self = self;
        this.clock = clock;
        this.wire = wire;
        this.rooms = rooms;
        this.allowances = new Allowances(settings, dice);
        this.cookies = new Cookies(settings.cookieLife(), dice);
        this.start = clock.nanos();
    }

    public Drops drops() {
        return drops;
    }

    @Override
    public void received(Path from, byte[] packet) {
        Drop drop = judge(from, packet);
        if (drop != null) drops.count(drop);
    }

    private @Nullable Drop judge(Path from, byte[] packet) {
        PacketType type = PacketType.of(packet);
        if (type == null) return Drop.UNKNOWN_TYPE;
        if (!Layout.hasSize(type, packet.length)) return Drop.WRONG_SIZE;
        return switch (type) {
            case TRANSPORT -> transport(from, packet);
            case RESPONSE, COOKIE, HELLO_ANSWER -> answer(from, packet);
            case INIT -> init(from, packet);
            case HELLO -> hello(from, packet);
            case RESET -> reset(from, packet);
        };
    }

    private @Nullable Drop transport(Path from, byte[] packet) {
        long session = Layout.number(packet, Layout.ID);
        if (rooms.deliver(session, from, packet)) return null;
        long now = now();
        if (!allowances.stranger(from, now)) return Drop.SOURCE_LIMIT;
        if (!allowances.answer(now)) return Drop.ANSWER_LIMIT;
        wire.send(from, new Reset(session, Layout.number(packet, Layout.COUNTER)).write());
        return Drop.UNKNOWN_SESSION;
    }

    private @Nullable Drop answer(Path from, byte[] packet) {
        return rooms.deliver(Layout.number(packet, Layout.ID), from, packet) ? null : Drop.UNAWAITED;
    }

    private @Nullable Drop init(Path from, byte[] packet) {
        long now = now();
        if (Layout.hasCookie(packet) && cookies.isValid(from, packet, Layout.COOKIE, now))
            return allowances.proven(from, now) ? admit(from, packet, true) : Drop.SOURCE_LIMIT;
        if (!allowances.stranger(from, now)) return challenge(from, packet, allowances.spareAnswer(now), now);
        return rooms.busy() ? challenge(from, packet, allowances.answer(now), now) : admit(from, packet, false);
    }

    private @Nullable Drop admit(Path from, byte[] packet, boolean validated) {
        return rooms.admit(from, packet, validated) ? null : Drop.BACKLOG_FULL;
    }

    private Drop challenge(Path from, byte[] packet, boolean allowed, long now) {
        if (!allowed) return Drop.ANSWER_LIMIT;
        long sender = Layout.number(packet, Layout.ID);
        wire.send(from, new CookieChallenge(sender, cookies.bake(from, now)).write());
        return Drop.COOKIE_DUE;
    }

    private @Nullable Drop hello(Path from, byte[] packet) {
        if (!Layout.isPadded(packet)) return Drop.NOT_ZEROS;
        long now = now();
        if (!allowances.stranger(from, now)) return Drop.SOURCE_LIMIT;
        if (!allowances.answer(now)) return Drop.ANSWER_LIMIT;
        long nonce = Layout.number(packet, Layout.ID);
        wire.send(from, new HelloAnswer(nonce, self, cookies.bake(from, now)).write());
        return null;
    }

    private @Nullable Drop reset(Path from, byte[] packet) {
        if (!allowances.stranger(from, now())) return Drop.SOURCE_LIMIT;
        rooms.reset(from, Layout.number(packet, Layout.ID), Layout.number(packet, Layout.COUNTER));
        return null;
    }

    private long now() {
        return clock.nanos() - start;
    }

    /**
     * How much strangers get. A stranger is a network that has proved nothing: too low locks out honest neighbours of a
     * flood until they bring a cookie, too high lets a flood through. Proven is a host that brought a valid cookie: too
     * low and a flooded prefix stays locked out. Local is either of them in private ranges, where a whole cluster, a test
     * or all peers of one machine share a prefix, and forgers are few. Sources is how many of each are remembered (16
     * bytes each): fewer forget debts under floods. Answers is what all strangers together are sent, in cookies, hello
     * answers and resets: what more would make of us is a reflector. A cookie lives for one to two times its life:
     * shorter than a round trip and nobody gets in, long and a stolen address stays good.
     */
    public record Settings(Rate stranger, Rate proven, Rate local, int sources, Rate answers, Duration cookieLife) {
        private static final int MOST_SOURCES = 1 << 24;
        private static final Duration LONGEST_COOKIE_LIFE = Duration.ofHours(1);

        public Settings {
            if (sources < Buckets.WAYS || sources > MOST_SOURCES || sources % Buckets.WAYS != 0)
                throw new IllegalArgumentException(
                        "sources: a multiple of " + Buckets.WAYS + " up to " + MOST_SOURCES + ", not " + sources);
            if (cookieLife.compareTo(Duration.ofSeconds(1)) < 0 || cookieLife.compareTo(LONGEST_COOKIE_LIFE) > 0)
                throw new IllegalArgumentException("cookie life: 1 s to 1 h, not " + cookieLife);
        }

        public static Settings defaults() {
            return new Settings(
                    new Rate(50, 100),
                    new Rate(200, 400),
                    new Rate(2_000, 4_000),
                    8_192,
                    new Rate(100_000, 10_000),
                    Duration.ofMinutes(2));
        }
    }
}
