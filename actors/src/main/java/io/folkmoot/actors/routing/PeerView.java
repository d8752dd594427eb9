package io.folkmoot.actors.routing;

import java.util.OptionalLong;

/** One peer of the table, as people are shown it. */
public record PeerView(Located peer, int bucket, long verifiedAt, OptionalLong roundTripNanos) {}
