package io.folkmoot.actors.links;

import io.folkmoot.protocol.keys.PublicKey;
import java.util.Map;

/** When a packet of each peer last came, on the monotonic clock; whoever has no session or was not heard is not here. */
public record LastHeard(long ref, Map<PublicKey, Long> nanos) {}
