package io.folkmoot.protocol.noise;

import static io.folkmoot.protocol.noise.HandshakePattern.Token.E;
import static io.folkmoot.protocol.noise.HandshakePattern.Token.EE;
import static io.folkmoot.protocol.noise.HandshakePattern.Token.ES;
import static io.folkmoot.protocol.noise.HandshakePattern.Token.S;
import static io.folkmoot.protocol.noise.HandshakePattern.Token.SE;
import static io.folkmoot.protocol.noise.HandshakePattern.Token.SS;

import java.util.List;

/** Who sends which key and mixes which secret when, as data (section 7.5); the initiator sends the first message. */
record HandshakePattern(String name, boolean responderKnown, List<List<Token>> messages) {
    /** The initiator knows the responder's static key beforehand, so that its first payload is already encrypted. */
    static final HandshakePattern IK =
            new HandshakePattern("IK", true, List.of(List.of(E, ES, S, SS), List.of(E, EE, SE)));

    /** Neither knows the other; both static keys travel encrypted. */
    static final HandshakePattern XX =
            new HandshakePattern("XX", false, List.of(List.of(E), List.of(E, EE, S, ES), List.of(S, SE)));

    /** A public key to send, or a pair of keys whose shared secret is mixed in: the initiator's first, then the responder's. */
    enum Token {
        E,
        S,
        EE,
        ES,
        SE,
        SS
    }
}
