package io.folkmoot.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can be set on a peer, one record per family; a component {@code idleAfter} of {@code Links} is the
 * key {@code links.idle-after}. What each means stands in {@code folkmoot-reference.conf}, what it may be stands here.
 */
public record Settings(
        Preset preset,
        Network network,
        Identity identity,
        Links links,
        Routing routing,
        Lookup lookup,
        Records records,
        Storage storage,
        Discovery discovery,
        Bootstrap bootstrap,
        Trust trust,
        Gossip gossip,
        Sentinel sentinel,
        Ballots ballots,
        Tasks tasks,
        Mailbox mailbox,
        Api api,
        Logging logging) {

    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final long TIB = 1L << 40;
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);

    /** The settings of this process; a data folder without {@code folkmoot.conf} is fine. */
    public static Settings load(Path dataFolder) throws ConfigException {
        return load(Sources.ofProcess(dataFolder));
    }

    /** Depends on the sources alone, and on the files that they name. */
    public static Settings load(Sources sources) throws ConfigException {
        Reading reading = Reading.of(sources);
        Settings settings = read(reading);
        if (!reading.problems().isEmpty()) throw new ConfigException(reading.problems());
        return settings;
    }

    /** Every setting with its value and origin, in the order of the reference. */
    public static List<Setting> list(Sources sources) throws ConfigException {
        Reading reading = Reading.of(sources);
        read(reading);
        if (!reading.problems().isEmpty()) throw new ConfigException(reading.problems());
        return reading.settings();
    }

    /** One setting as it is shipped, with its explanation; an unknown key is refused with the nearest known one. */
    public static Setting explain(String key) throws ConfigException {
        String bare = key.startsWith(Shipped.ROOT + ".") ? key.substring(Shipped.ROOT.length() + 1) : key;
        for (Setting setting : list(Sources.none())) {
            if (setting.key().equals(bare)) return setting;
        }
        throw new ConfigException(List.of(new ConfigException.Problem(bare, "", "command line", Layers.unknown(bare))));
    }

    private static Settings read(Reading r) {
        var settings = new Settings(
                r.choice("preset", Preset.class),
                Network.read(r),
                Identity.read(r),
                Links.read(r),
                Routing.read(r),
                Lookup.read(r),
                Records.read(r),
                Storage.read(r),
                Discovery.read(r),
                Bootstrap.read(r),
                Trust.read(r),
                Gossip.read(r),
                Sentinel.read(r),
                Ballots.read(r),
                Tasks.read(r),
                Mailbox.read(r),
                Api.read(r),
                Logging.read(r));
        checkOrder(r);
        return settings;
    }

    private static void checkOrder(Reading r) {
        r.atMost("lookup.timeout-floor", "lookup.timeout-ceiling", Duration.class);
        r.atMost("lookup.timeout-floor", "lookup.first-timeout", Duration.class);
        r.atMost("lookup.first-timeout", "lookup.deadline", Duration.class);
        r.atMost("links.passivate-after", "links.idle-after", Duration.class);
        r.atMost("routing.per-subnet-per-bucket", "routing.per-subnet-per-table", Long.class);
        r.atMost("discovery.refresh-every", "discovery.stale-after", Duration.class);
        r.atMost("mailbox.max-waiting", "records.max-body", Long.class);
        r.atMost("mailbox.max-waiting", "mailbox.max-message", Long.class);
    }

    public record Network(Optional<Path> genesis, Optional<String> bind, int port) {
        static Network read(Reading r) {
            return new Network(
                    r.read("network.genesis", Kind.optional(Kind.PATH)),
                    r.read("network.bind", Kind.optional(Kind.ADDRESS)),
                    r.whole("network.port", 0, 65_535));
        }
    }

    public record Identity(Path folder) {
        static Identity read(Reading r) {
            return new Identity(r.read("identity.folder", Kind.PATH));
        }
    }

    public record Links(
            int maxBody,
            int window,
            int maxSessions,
            Duration idleAfter,
            Duration passivateAfter,
            Duration rekeyAfter) {
        static Links read(Reading r) {
            return new Links(
                    (int) r.size("links.max-body", 2 * KIB, 64 * KIB),
                    r.whole("links.window", 1, 4_096),
                    r.whole("links.max-sessions", 16, 1_000_000),
                    r.time("links.idle-after", Duration.ofSeconds(10), DAY),
                    // A resting link forgets which requests it has served, so none may still be repeated.
                    r.time("links.passivate-after", Duration.ofSeconds(10), DAY),
                    r.time("links.rekey-after", MINUTE, DAY));
        }
    }

    public record Routing(
            int k,
            int replacements,
            Duration refreshAfter,
            int perSubnetPerBucket,
            int perSubnetPerTable,
            boolean exemptPrivateSubnets,
            int perOperatorPerBucket,
            Duration saveWithin,
            Duration reloadWithin,
            int feelers) {
        static Routing read(Reading r) {
            return new Routing(
                    // One datagram holds 20 contacts.
                    r.whole("routing.k", 1, 20),
                    r.whole("routing.replacements", 0, 100),
                    r.time("routing.refresh-after", MINUTE, DAY),
                    r.whole("routing.per-subnet-per-bucket", 1, 20),
                    r.whole("routing.per-subnet-per-table", 1, 5_120),
                    r.flag("routing.exempt-private-subnets"),
                    r.whole("routing.per-operator-per-bucket", 1, 20),
                    r.time("routing.save-within", Duration.ofMillis(100), HOUR),
                    r.time("routing.reload-within", MINUTE, MONTH),
                    r.whole("routing.feelers", 0, 20));
        }
    }

    public record Lookup(
            int alpha,
            int disjointPaths,
            Duration firstTimeout,
            Duration timeoutFloor,
            Duration timeoutCeiling,
            Duration deadline) {
        static Lookup read(Reading r) {
            return new Lookup(
                    r.whole("lookup.alpha", 1, 20),
                    r.whole("lookup.disjoint-paths", 1, 16),
                    r.time("lookup.first-timeout", MILLISECOND, MINUTE),
                    r.time("lookup.timeout-floor", MILLISECOND, MINUTE),
                    r.time("lookup.timeout-ceiling", MILLISECOND, MINUTE),
                    r.time("lookup.deadline", Duration.ofMillis(10), Duration.ofMinutes(10)));
        }
    }

    public record Records(int maxBody, int holders, int tolerance, Duration repairEvery, Duration repairAfterChange) {
        static Records read(Reading r) {
            return new Records(
                    (int) r.size("records.max-body", KIB, 64 * KIB),
                    r.whole("records.holders", 1, 20),
                    r.whole("records.tolerance", 0, 100),
                    r.time("records.repair-every", MINUTE, DAY),
                    r.time("records.repair-after-change", SECOND, HOUR));
        }
    }

    public record Storage(Engine engine, Path folder, long maxBytes) {
        public enum Engine {
            SQLITE,
            MEMORY
        }

        static Storage read(Reading r) {
            return new Storage(
                    r.choice("storage.engine", Engine.class),
                    r.read("storage.folder", Kind.PATH),
                    r.size("storage.max-bytes", MIB, 1_024 * TIB));
        }
    }

    public record Discovery(
            boolean enableDht,
            boolean participate,
            boolean race,
            List<Source> sources,
            Optional<URI> registryUrl,
            Duration registryTimeout,
            Duration refreshEvery,
            Duration staleAfter,
            Duration probeEvery) {
        public enum Source {
            REGISTRY,
            DHT,
            MAINLINE,
            LAN,
            CLUSTER
        }

        static Discovery read(Reading r) {
            return new Discovery(
                    r.flag("discovery.enable-dht"),
                    r.flag("discovery.participate"),
                    r.flag("discovery.race"),
                    r.list("discovery.sources", Kind.oneOf(Source.class)),
                    r.read("discovery.registry-url", Kind.optional(Kind.WEB_ADDRESS)),
                    r.time("discovery.registry-timeout", Duration.ofMillis(10), MINUTE),
                    r.time("discovery.refresh-every", MINUTE, DAY),
                    r.time("discovery.stale-after", MINUTE, MONTH),
                    r.time("discovery.probe-every", SECOND, HOUR));
        }
    }

    public record Bootstrap(List<BootstrapNode> nodes, List<BootstrapNode> mainlineRouters, Duration joinDeadline) {
        static Bootstrap read(Reading r) {
            return new Bootstrap(
                    r.list("bootstrap.nodes", Kind.NODE),
                    r.list("bootstrap.mainline-routers", Kind.ROUTER),
                    r.time("bootstrap.join-deadline", SECOND, HOUR));
        }

        /** The routers to ask: nodes of one's own replace them entirely. */
        public List<BootstrapNode> mainlineRoutersInUse() {
            return nodes.isEmpty() ? mainlineRouters : List.of();
        }
    }

    public record Trust(Duration confirmedWithin) {
        static Trust read(Reading r) {
            return new Trust(r.time("trust.confirmed-within", MINUTE, MONTH));
        }
    }

    public record Gossip(int eagerNeighbours) {
        static Gossip read(Reading r) {
            return new Gossip(r.whole("gossip.eager-neighbours", 1, 100));
        }
    }

    public record Sentinel(int votesPerMinute, int entriesPerHour) {
        static Sentinel read(Reading r) {
            return new Sentinel(
                    r.whole("sentinel.votes-per-minute", 1, 1_000_000),
                    r.whole("sentinel.entries-per-hour", 1, 1_000_000));
        }
    }

    public record Ballots(Duration commitWindow, Duration revealWindow, Duration clockTolerance) {
        static Ballots read(Reading r) {
            return new Ballots(
                    // Test networks use seconds.
                    r.time("ballots.commit-window", SECOND, MONTH),
                    r.time("ballots.reveal-window", SECOND, MONTH),
                    r.time("ballots.clock-tolerance", Duration.ZERO, HOUR));
        }
    }

    public record Tasks(Duration lease) {
        static Tasks read(Reading r) {
            return new Tasks(r.time("tasks.lease", SECOND, MONTH));
        }
    }

    public record Mailbox(Duration receiptWithin, int maxMessage, int maxWaiting, Duration keepFor, int copies) {
        static Mailbox read(Reading r) {
            return new Mailbox(
                    r.time("mailbox.receipt-within", MILLISECOND, HOUR),
                    (int) r.size("mailbox.max-message", KIB, 256 * KIB),
                    (int) r.size("mailbox.max-waiting", KIB, 48 * KIB),
                    r.time("mailbox.keep-for", MINUTE, MONTH),
                    r.whole("mailbox.copies", 1, 20));
        }
    }

    public record Api(boolean unixSocket, int port, List<String> allowedOrigins, int maxBody, int maxDepth) {
        static Api read(Reading r) {
            return new Api(
                    r.flag("api.unix-socket"),
                    r.whole("api.port", 0, 65_535),
                    r.list("api.allowed-origins", Kind.WEB_ORIGIN),
                    (int) r.size("api.max-body", KIB, GIB),
                    r.whole("api.max-depth", 4, 1_000));
        }
    }

    public record Logging(Level level, Format format) {
        public enum Level {
            TRACE,
            DEBUG,
            INFO,
            WARN,
            ERROR
        }

        public enum Format {
            LOGFMT,
            JSON
        }

        static Logging read(Reading r) {
            return new Logging(r.choice("logging.level", Level.class), r.choice("logging.format", Format.class));
        }
    }
}
