package io.folkmoot.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.gateway.links.PingEvent.Answered;
import io.folkmoot.gateway.links.PingEvent.Deaf;
import io.folkmoot.gateway.links.PingEvent.Found;
import io.folkmoot.gateway.links.PingEvent.Lost;
import io.folkmoot.gateway.links.PingEvent.Sent;
import io.folkmoot.gateway.links.PingEvent.Silent;
import io.folkmoot.gateway.links.PingEvent.Stranger;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.keys.PublicKey;
import org.junit.jupiter.api.Test;

class PingTallyTest {
    private static final Address THERE = new Address(Bytes.hex("7f000001"), 4001);
    private static final Address SEEN = new Address(Bytes.hex("c0000201"), 51234);
    private static final PublicKey KEY = new PublicKey(Bytes.hex("58" + "66".repeat(31)));

    private final PingTally trusting = new PingTally("example.org:4001", false, "open");

    @Test
    void theFirstAnswerIsTheOneWithTheHandshake() {
        assertThat(trusting.hear(new Answered(1, 41_234_567, SEEN))).hasValue("answer  1  41.23 ms, with handshake");
        assertThat(trusting.hear(new Answered(2, 512_345, SEEN))).hasValue("answer  2  0.51 ms");
    }

    @Test
    void theDocumentKeepsWhatIsPromised() {
        trusting.hear(new Found(new Contact(KEY, THERE)));
        trusting.hear(new Sent(1));
        trusting.hear(new Answered(1, 41_234_567, SEEN));
        trusting.hear(new Sent(2));
        trusting.hear(new Lost(2, "no answer"));
        assertThat(Json.text(trusting.document()))
                .startsWith("{\"node_id\":\"")
                .contains("\"sent\":2,\"answered\":1,\"rtt_ms\":[41.235]")
                .contains("\"pinned\":false")
                .contains("\"pin\":\"" + KEY.toHex() + "@example.org:4001\"")
                .contains("\"observed\":\"192.0.2.1:51234\"");
    }

    @Test
    void theSummaryCountsTheLostAndNamesOurAddress() {
        trusting.hear(new Sent(1));
        trusting.hear(new Sent(2));
        trusting.hear(new Sent(3));
        trusting.hear(new Answered(1, 30_000_000, SEEN));
        trusting.hear(new Answered(3, 10_000_000, SEEN));
        assertThat(trusting.summary())
                .isEqualTo("3 sent, 2 answered; fastest 10.00 ms, mean 20.00 ms, slowest 30.00 ms\n"
                        + "the peer sees us as 192.0.2.1:51234");
    }

    @Test
    void aKeyTakenOnTrustIsSaidToBeOneAndHowToPinIt() {
        trusting.hear(new Found(new Contact(KEY, THERE)));
        assertThat(trusting.advice().orElseThrow())
                .contains("taken on trust")
                .contains(KEY.toHex() + "@example.org:4001");
        PingTally pinned = new PingTally(KEY.toHex() + "@example.org:4001", true, "open");
        pinned.hear(new Found(new Contact(KEY, THERE)));
        assertThat(pinned.advice()).isEmpty();
    }

    @Test
    void eachKindOfSilenceIsToldApart() {
        assertThat(trusting.trouble(new Silent())).contains("nobody answers at example.org:4001");
        assertThat(trusting.trouble(new Deaf())).contains("not in our network").contains("--network");
        assertThat(trusting.trouble(new Stranger(KEY)))
                .contains("another peer")
                .contains("ping\n  " + KEY.toHex() + "@example.org:4001");
    }
}
