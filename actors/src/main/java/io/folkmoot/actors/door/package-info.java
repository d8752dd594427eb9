/**
 * What stands before any state and any cryptography: sizes, limits by source, cookies, hello answers and resets.
 * It runs on the thread that receives from the wire; what it lets in goes to the {@code Rooms} of the links.
 */
@NullMarked
package io.folkmoot.actors.door;

import org.jspecify.annotations.NullMarked;
