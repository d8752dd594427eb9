package io.folkmoot.actors.lookup;

import io.folkmoot.actors.routing.Located;
import io.folkmoot.protocol.bytes.Bytes;

/** A peer that answered, and the token with which we may write to it for a while. */
public record Responder(Located peer, Bytes token) {}
