package io.folkmoot.simulation.network;

/**
 * What became of the packets of all wires: delivered counts doubles too, vanished are those that found no open port or one
 * to which nobody listens, overflowed those that a line had no room for. Bytes count what was sent.
 */
public record NetworkCounts(
        long sent,
        long delivered,
        long lost,
        long doubled,
        long damaged,
        long cut,
        long vanished,
        long overflowed,
        long bytes) {}
