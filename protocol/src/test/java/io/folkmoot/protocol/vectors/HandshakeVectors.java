package io.folkmoot.protocol.vectors;

import static io.folkmoot.protocol.noise.NoiseHooks.yielding;
import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.noise.DhKeyPair;
import io.folkmoot.protocol.noise.Handshake;
import io.folkmoot.protocol.noise.NoiseHooks;
import java.util.List;

/** One handshake between two identities, with everything that was drawn for it. */
record HandshakeVectors() implements Section {
    private static final Bytes PROLOGUE = prologue(Cast.BOB);
    private static final Bytes INITIATOR_EPHEMERAL = Cast.rising(0x40, 32);
    private static final Bytes RESPONDER_EPHEMERAL = Cast.rising(0x60, 32);
    private static final Bytes FIRST = Bytes.utf8("first payload");
    private static final Bytes SECOND = Bytes.utf8("second payload");

    /** All that a handshake leaves behind. */
    private record Outcome(Bytes message1, Bytes message2, Bytes hash, NoiseHooks.Keys keys) {}

    /** Protocol, network, and who is called. */
    static Bytes prologue(SigningKey responder) {
        return Bytes.hex(Bytes.utf8("folkmoot/1").toHex()
                + Cast.NETWORK
                + responder.publicKey().toHex());
    }

    @Override
    public String name() {
        return "handshake";
    }

    static NoiseHooks.Keys keys() throws MalformedException {
        return run(PROLOGUE, Cast.ALICE, Cast.BOB, INITIATOR_EPHEMERAL, RESPONDER_EPHEMERAL, FIRST, SECOND)
                .keys();
    }

    private static Outcome run(
            Bytes prologue,
            SigningKey initiator,
            SigningKey responder,
            Bytes initiatorEphemeral,
            Bytes responderEphemeral,
            Bytes payload1,
            Bytes payload2)
            throws MalformedException {
        Bytes known = responder.exchangeKey();
        Handshake left = Handshake.initiator(prologue, pair(initiator), known, yielding(initiatorEphemeral));
        Handshake right = Handshake.responder(prologue, pair(responder), yielding(responderEphemeral));
        Bytes message1 = left.write(payload1);
        assertThat(right.read(message1)).isEqualTo(payload1);
        assertThat(right.remoteStatic()).isEqualTo(initiator.exchangeKey());
        Bytes message2 = right.write(payload2);
        assertThat(left.read(message2)).isEqualTo(payload2);
        assertThat(left.handshakeHash()).isEqualTo(right.handshakeHash());
        NoiseHooks.Keys keys =
                NoiseHooks.keys(prologue, pair(initiator), known, initiatorEphemeral, payload1, message2);
        return new Outcome(message1, message2, left.handshakeHash(), keys);
    }

    private static DhKeyPair pair(SigningKey key) {
        return new DhKeyPair(key.exchangeSecret(), key.exchangeKey());
    }

    @Override
    public void write(Lines lines) throws Exception {
        Outcome made = run(PROLOGUE, Cast.ALICE, Cast.BOB, INITIATOR_EPHEMERAL, RESPONDER_EPHEMERAL, FIRST, SECOND);
        lines.put("suite", NoiseHooks.suite())
                .put("prologue", PROLOGUE)
                .put("initiator seed", Cast.repeated(1))
                .put("initiator static", Cast.ALICE.exchangeKey())
                .put("initiator ephemeral secret", INITIATOR_EPHEMERAL)
                .put("responder seed", Cast.repeated(2))
                .put("responder static", Cast.BOB.exchangeKey())
                .put("responder ephemeral secret", RESPONDER_EPHEMERAL)
                .put("payload 1", FIRST)
                .put("message 1", made.message1)
                .put("payload 2", SECOND)
                .put("message 2", made.message2)
                .put("handshake hash", made.hash)
                .put("key of the initiator", made.keys.initiator())
                .put("key of the responder", made.keys.responder());
    }

    @Override
    public void check(List<Item> items) throws Exception {
        Item item = items.get(0);
        SigningKey initiator = SigningKey.fromSeed(item.bytes("initiator seed"));
        SigningKey responder = SigningKey.fromSeed(item.bytes("responder seed"));
        assertThat(item.text("suite")).isEqualTo(NoiseHooks.suite());
        assertThat(initiator.exchangeKey()).isEqualTo(item.bytes("initiator static"));
        assertThat(responder.exchangeKey()).isEqualTo(item.bytes("responder static"));
        Outcome made = run(
                item.bytes("prologue"),
                initiator,
                responder,
                item.bytes("initiator ephemeral secret"),
                item.bytes("responder ephemeral secret"),
                item.bytes("payload 1"),
                item.bytes("payload 2"));
        assertThat(made.message1).isEqualTo(item.bytes("message 1"));
        assertThat(made.message2).isEqualTo(item.bytes("message 2"));
        assertThat(made.hash).isEqualTo(item.bytes("handshake hash"));
        assertThat(made.keys.initiator()).isEqualTo(item.bytes("key of the initiator"));
        assertThat(made.keys.responder()).isEqualTo(item.bytes("key of the responder"));
    }
}
