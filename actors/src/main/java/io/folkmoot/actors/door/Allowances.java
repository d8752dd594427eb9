package io.folkmoot.actors.door;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.Bytes;
import java.util.random.RandomGenerator;

/** Who may have how much of what the door gives to those without a session. */
final class Allowances {
    private final Rate stranger;
    private final Rate proven;
    private final Rate local;
    private final Buckets networks;
    private final Buckets hosts;
    private final Bucket answers;

    Allowances(Door.Settings settings, RandomGenerator dice) {
        this.stranger = settings.stranger();
        this.proven = settings.proven();
        this.local = settings.local();
        this.networks = new Buckets(settings.sources(), dice.nextLong());
        this.hosts = new Buckets(settings.sources(), dice.nextLong());
        this.answers = new Bucket(settings.answers());
    }

    /** One more from a network that has proved nothing. A kind of path without an address has one bucket for all of it. */
    boolean stranger(Path from, long now) {
        return switch (from) {
            case Direct direct -> {
                Bytes ip = direct.address().ip();
                yield networks.take(Source.network(ip), Source.isLocal(ip) ? local : stranger, now);
            }
        };
    }

    /** One more from a host that has shown a cookie. Forgers have none, so that they neither spend this nor crowd it out. */
    boolean proven(Path from, long now) {
        return switch (from) {
            case Direct direct -> {
                Bytes ip = direct.address().ip();
                yield hosts.take(Source.host(ip), Source.isLocal(ip) ? local : proven, now);
            }
        };
    }

    /** One more answer to somebody who has proved nothing. */
    boolean answer(long now) {
        return answers.take(now);
    }

    /**
     * One more cookie for a network that has spent its allowance, so that an honest host in it can still get one. It has
     * what the others leave: a flood from one network delays nobody else's answers.
     */
    boolean spareAnswer(long now) {
        return answers.takeSpare(now);
    }
}
