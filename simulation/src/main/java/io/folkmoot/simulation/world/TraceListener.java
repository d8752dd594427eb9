package io.folkmoot.simulation.world;

/** Sees every record that goes into the trace: for finding the first one in which two runs differ. */
@FunctionalInterface
public interface TraceListener {
    void happened(long nanos, Event event, long subject, long detail);
}
