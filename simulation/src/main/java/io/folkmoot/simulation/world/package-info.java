/**
 * One thread's virtual time: what runs next, when, and with which luck; Pekko's dispatchers, scheduler and mailboxes on it.
 * A test or a scenario makes a {@link io.folkmoot.simulation.world.World}, starts peers in it and lets time pass.
 */
@NullMarked
package io.folkmoot.simulation.world;

import org.jspecify.annotations.NullMarked;
