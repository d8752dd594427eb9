/** Values and rules of the mesh; nothing here knows an actor, a file or a socket. */
@NullMarked
package io.folkmoot.protocol;

import org.jspecify.annotations.NullMarked;
