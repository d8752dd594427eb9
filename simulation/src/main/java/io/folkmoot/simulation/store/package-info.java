/**
 * The disks of a world, and the record stores on them: syncs take virtual time, and what was not synced is at risk.
 * A scenario opens a store for each peer, and cuts the power, fills the disk or lets bits rot while it runs.
 */
@NullMarked
package io.folkmoot.simulation.store;

import org.jspecify.annotations.NullMarked;
