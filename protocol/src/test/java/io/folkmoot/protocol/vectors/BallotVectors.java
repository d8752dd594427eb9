package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.ballots.Commitment;
import io.folkmoot.protocol.ballots.Nonce;
import io.folkmoot.protocol.ballots.Revealed;
import io.folkmoot.protocol.ballots.Sealed;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.protocol.signing.Signed;
import java.util.List;

/** Sealed votes and their opening. */
record BallotVectors() implements Section {
    private static final Bytes BALLOT = Cast.repeated(0x0b);
    private static final PublicKey OPERATOR = Cast.ALICE.publicKey();
    private static final PublicKey AGENT = Cast.BOB.publicKey();

    @Override
    public String name() {
        return "ballots";
    }

    @Override
    public void write(Lines lines) {
        put(lines, 1, new Nonce(Cast.rising(0x10, 32)), "It builds and the tests pass.");
        put(lines, -1, new Nonce(Cast.rising(0x80, 32)), "");
    }

    private static void put(Lines lines, int vote, Nonce nonce, String reason) {
        Commitment commitment = Commitment.of(Cast.NETWORK, BALLOT, OPERATOR, vote, nonce);
        Sealed sealed = new Sealed(BALLOT, OPERATOR, AGENT, commitment);
        Revealed revealed = new Revealed(BALLOT, OPERATOR, AGENT, vote, nonce, reason);
        lines.item()
                .put("network", Cast.NETWORK)
                .put("ballot", BALLOT)
                .put("operator", OPERATOR)
                .put("agent", AGENT)
                .put("vote", vote)
                .put("nonce", nonce.bytes())
                .put("reason", reason)
                .put("commitment", commitment.bytes())
                .put("commit", sealed.statement(Cast.NETWORK).sign(Cast.BOB).wire())
                .put("reveal", revealed.statement(Cast.NETWORK).sign(Cast.BOB).wire());
    }

    @Override
    public void check(List<Item> items) throws Exception {
        for (Item item : items) {
            NetworkId network = new NetworkId(item.bytes("network"));
            Sealed sealed = Sealed.verify(Signed.parse(item.bytes("commit")), network);
            Revealed revealed = Revealed.verify(Signed.parse(item.bytes("reveal")), network);
            assertThat(revealed.matches(sealed, network)).isTrue();
            assertThat(sealed.agent()).isEqualTo(revealed.agent());
            assertThat(revealed.ballot()).isEqualTo(item.bytes("ballot"));
            assertThat(revealed.operator().bytes()).isEqualTo(item.bytes("operator"));
            assertThat(revealed.agent().bytes()).isEqualTo(item.bytes("agent"));
            assertThat(revealed.vote()).isEqualTo((int) item.number("vote"));
            assertThat(revealed.nonce().bytes()).isEqualTo(item.bytes("nonce"));
            assertThat(revealed.reason()).isEqualTo(item.text("reason"));
            assertThat(sealed.commitment().bytes()).isEqualTo(item.bytes("commitment"));
        }
    }
}
