/**
 * The tour for newcomers: five peers in one process that do what exists so far, with the code that peers run.
 * Started by {@code folkmoot demo}.
 * In go dice and the time; out come lines to read.
 */
@NullMarked
package io.folkmoot.gateway.demo;

import org.jspecify.annotations.NullMarked;
