package io.folkmoot.actors.lookup;

import io.folkmoot.actors.routing.Located;

/**
 * One request of a search: whom it went to, when and on which path, how many steps from our own table that peer was, what
 * came of it in words, and how long that took. A hop still under way when the search ended has taken that long so far.
 */
public record Hop(Located peer, int path, int depth, long startedNanos, long tookNanos, String outcome, int closer) {}
