/**
 * A whole peer as a process has it: on a real UDP port, with a store on disk and a door for local programs.
 * Started by the commands {@code up}, {@code start} and {@code demo}, and by programs that embed a peer.
 * In go a data folder, keys and settings; out comes a peer that others can reach, until it is closed.
 */
@NullMarked
package io.folkmoot.gateway.peer;

import org.jspecify.annotations.NullMarked;
