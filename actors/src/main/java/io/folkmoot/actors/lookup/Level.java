package io.folkmoot.actors.lookup;

/** How sure a reader wants to be that nothing newer exists. */
public enum Level {
    /** The first valid answer. */
    ANY,
    /** The newest among so many answers that they include a holder of the last acknowledged write. */
    LATEST,
    /** The same although up to a third of the holders lie. */
    CERTAIN
}
