/**
 * The records of this peer, kept so that what was acknowledged is there after a crash.
 * A peer opens one store for its folder; updates and questions go in, answers come out when they are on disk.
 */
@NullMarked
package io.folkmoot.persistence.records;

import org.jspecify.annotations.NullMarked;
