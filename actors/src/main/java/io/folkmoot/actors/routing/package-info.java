/**
 * The table of known peers: an actor for each bucket in use, and one that answers from what they publish.
 * A peer starts the table; links, lookups and saved notes tell it of peers, and it says who is closest.
 */
@NullMarked
package io.folkmoot.actors.routing;

import org.jspecify.annotations.NullMarked;
