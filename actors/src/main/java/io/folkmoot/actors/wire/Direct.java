package io.folkmoot.actors.wire;

import io.folkmoot.protocol.frames.Address;

/** Straight to an address, over UDP. */
public record Direct(Address address) implements Path {
    @Override
    public String toString() {
        return address.toString();
    }
}
