package io.folkmoot.actors.routing;

import io.folkmoot.protocol.frames.Contact;

/** How a peer behaved when it was asked something; the round trip counts where it answered. */
public record Experience(Contact peer, boolean answered, long roundTripNanos) {}
