/**
 * Who may be believed: the genesis of a network, what operators sign about each other, and the verdict that follows.
 * Used by the actor of the same name, by the gateway's explanations and by whatever asks "may this key do this now?".
 * In go signed statements; out come sets of them that every peer merges alike, and verdicts that say why.
 */
@NullMarked
package io.folkmoot.protocol.trust;

import org.jspecify.annotations.NullMarked;
