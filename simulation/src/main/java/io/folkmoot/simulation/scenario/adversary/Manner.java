package io.folkmoot.simulation.scenario.adversary;

/** How those who are awake behave. */
public enum Manner {
    /** They answer in time, and name nobody: the paper's passive adversaries, which a search takes for peers that answer. */
    USELESS,
    /** They name accomplices, peers that do not exist, or nobody, each in its own way, and hold nothing. */
    LYING,
    /** They name one another and hold nothing: what those need not do more who sit on a key. */
    SITTING,
    /** They keep sessions and answer no question. */
    SILENT
}
