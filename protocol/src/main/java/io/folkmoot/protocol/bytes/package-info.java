/**
 * Immutable bytes and the alphabets in which people read and write them.
 * Everything in {@code protocol} stands on this; it stands on the JDK alone.
 */
@NullMarked
package io.folkmoot.protocol.bytes;

import org.jspecify.annotations.NullMarked;
