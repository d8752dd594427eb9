/**
 * The command line: words and JSON keys that people script against.
 * Started by the launcher; each command is one class.
 * In go arguments; out come one document on standard output, everything else on standard error, and an exit code.
 */
@NullMarked
package io.folkmoot.gateway.cli;

import org.jspecify.annotations.NullMarked;
