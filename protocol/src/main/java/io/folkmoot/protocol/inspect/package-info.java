/**
 * Shows people what bytes say: any frame or signed object as JSON.
 * Used by the command line; nothing decides by it.
 * In go bytes; out comes text.
 */
@NullMarked
package io.folkmoot.protocol.inspect;

import org.jspecify.annotations.NullMarked;
