/**
 * What the peers of a world compute keys, signatures and sessions with: the real cryptography, or a cheap stand-in for it.
 * The universe chooses one for all of its peers; a seed goes in, the keys and parts of peers come out.
 */
@NullMarked
package io.folkmoot.simulation.crypto;

import org.jspecify.annotations.NullMarked;
