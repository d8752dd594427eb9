/**
 * What this process writes about itself, on standard error, one line an event.
 * Started by the first logger that is asked for; commands set level and form.
 * In go events of the logging interface with their named values; out come lines for eyes or for programs.
 */
@NullMarked
package io.folkmoot.gateway.logging;

import org.jspecify.annotations.NullMarked;
