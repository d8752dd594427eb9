package io.folkmoot.gateway.cli;

import io.folkmoot.actors.peer.Peer;
import io.folkmoot.actors.peer.Peer.Joined;
import io.folkmoot.actors.peer.Peer.PeerStatus;
import io.folkmoot.gateway.peer.RunningPeer;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.PublicKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a peer says once it runs: a document of one line for programs, from which the text for people is made. */
final class Ready {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private Ready() {}

    static Map<String, Object> document(RunningPeer running, RunningPeer.Setup setup, Joined joined)
            throws InterruptedException {
        PublicKey key = setup.key().publicKey();
        int neighbours = running.peer()
                .<PeerStatus>ask(Peer.GetStatus::new, PATIENCE)
                .map(PeerStatus::neighbours)
                .orElse(0);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ready", true);
        document.put("node_id", Placement.of(key).toHex());
        document.put("port", running.local().port());
        document.put("api", running.api().url());
        document.put("data", setup.data().toAbsolutePath().normalize().toString());
        document.put("pid", ProcessHandle.current().pid());
        document.put("joined", joined.withNeighbours());
        document.put("neighbours", neighbours);
        document.put("join", joined.text());
        document.put("network", setup.network().networkId().toHex());
        document.put("network_name", setup.network().name());
        document.put("public_key", key.toHex());
        document.put("listens", running.local().toString());
        document.put("pins", pins(key, running.local()));
        running.api().socket().ifPresent(socket -> document.put("api_socket", "unix:" + socket));
        document.put("warnings", running.warnings());
        return document;
    }

    /** What others can join through, those of this machine alone last. */
    private static List<String> pins(PublicKey key, Address local) {
        return OwnAddresses.of(local).stream()
                .map(address -> key.toHex() + "@" + address)
                .toList();
    }

    static String text(Map<String, ?> ready, boolean detached) {
        String data = "" + ready.get("data");
        String folder = isDefault(data) ? "" : " --data " + data;
        Version version = Version.running();
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("node id", ready.get("node_id"));
        rows.put("network", ready.get("network_name") + " (" + shortened("" + ready.get("network")) + ")");
        rows.put("listens", "UDP " + ready.get("listens"));
        rows.put("api", ready.get("api"));
        rows.put("data", data);
        rows.put("process", ready.get("pid"));
        rows.put("neighbours", neighbours(ready));
        return "Folkmoot " + version.version() + " on Java " + version.java() + "\n" + Columns.of(rows) + "\n\n"
                + next(ready, folder, detached);
    }

    private static String neighbours(Map<String, ?> ready) {
        String text = "" + ready.get("join");
        return ready.get("neighbours") + (text.isEmpty() ? "" : ": " + text);
    }

    private static String next(Map<String, ?> ready, String folder, boolean detached) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("  ./folkmoot put hello" + folder, "put something into the mesh"));
        rows.add(List.of("  ./folkmoot peers" + folder, "who is there"));
        rows.add(List.of("  ./folkmoot status" + folder, "how this peer fares"));
        rows.add(List.of("  ./folkmoot stop" + folder, detached ? "end this peer" : "end this peer, as Ctrl-C does"));
        return "join it from another folder or machine\n  ./folkmoot up --data DIR --bootstrap " + pin(ready)
                + (detached ? "\nnext\n" : "\nnext, in another terminal\n") + Rows.align(rows);
    }

    private static String pin(Map<String, ?> ready) {
        return ready.get("pins") instanceof List<?> pins && !pins.isEmpty() ? "" + pins.getFirst() : "KEY@HOST:PORT";
    }

    private static boolean isDefault(String data) {
        return data.equals(Path.of(System.getProperty("user.home"), ".folkmoot").toString());
    }

    private static String shortened(String hex) {
        return hex.substring(0, 8) + "…";
    }
}
