/** The peer: one actor for each thing that changes. */
@NullMarked
package io.folkmoot.actors;

import org.jspecify.annotations.NullMarked;
