package io.folkmoot.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.door.Drop;
import io.folkmoot.actors.links.Count;
import io.folkmoot.actors.links.LinkEvent;
import io.folkmoot.actors.links.Status;
import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.WireCounts;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.PublicKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkLinesTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final PublicKey PEER = new PublicKey(Bytes.hex("58" + "66".repeat(31)));
    private static final Direct PATH = new Direct(new Address(Bytes.hex("7f000001"), 4001));
    private static final String NODE = Placement.of(PEER).toShortText();

    @Test
    void eachEventHasItsWordAndItsPeer() {
        assertThat(text(new LinkEvent.Up(PEER, PATH, true, 1, Bytes.EMPTY)))
                .isEqualTo("03:04:05  link-up     " + NODE + "  127.0.0.1:4001");
        assertThat(text(new LinkEvent.Moved(PEER, PATH)))
                .isEqualTo("03:04:05  link-moved  " + NODE + "  to 127.0.0.1:4001");
        assertThat(text(new LinkEvent.Down(PEER, "idle"))).isEqualTo("03:04:05  link-down   " + NODE + "  idle");
    }

    @Test
    void programsSeeEveryCounterAndPeopleThoseThatCounted() {
        Map<Count, Long> counts = new EnumMap<>(Count.class);
        for (Count count : Count.values()) counts.put(count, 0L);
        counts.put(Count.REQUESTS_SERVED, 7L);
        Map<Drop, Long> drops = new EnumMap<>(Drop.class);
        for (Drop drop : Drop.values()) drops.put(drop, 0L);
        drops.put(Drop.SOURCE_LIMIT, 3L);
        Status status = new Status(List.of(), counts, drops, WireCounts.NONE, false);

        assertThat(LinkLines.text(status))
                .contains("requests-served")
                .contains("dropped at the door: source-limit")
                .contains("3  Its source has used up its allowance.")
                .doesNotContain("requests-sent")
                .doesNotContain("cookie-due");
        assertThat(Json.text(LinkLines.document("end", status, AT)))
                .startsWith("{\"event\":\"end\",\"at\":\"2026-01-02T03:04:05Z\",\"links\":0,\"streams\":false")
                .contains("\"requests-sent\":0")
                .contains("\"requests-served\":7")
                .contains("\"cookie-due\":0")
                .contains("\"source-limit\":3");
    }

    private static String text(LinkEvent event) {
        return LinkLines.text(event, AT, ZoneOffset.UTC);
    }
}
