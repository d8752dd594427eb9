package io.folkmoot.simulation.network;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;

/** Sees every packet as it leaves a wire, whatever then becomes of it. */
@FunctionalInterface
public interface Tap {
    void passed(Passing packet);

    /** One packet, and when it left, in virtual time. */
    record Passing(long nanos, Address from, Address to, Bytes packet) {}
}
