/**
 * Worlds played for people: several at a time, what came of them as a document for scripts and as a page for eyes.
 * Started by the command {@code simulate}.
 * In go plans; out come an {@code Outcome} and the files of page and trace.
 */
@NullMarked
package io.folkmoot.gateway.simulation;

import org.jspecify.annotations.NullMarked;
