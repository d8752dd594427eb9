package io.folkmoot.gateway.cli;

import java.io.PrintStream;

/** Standard output, for results, and standard error, for everything said on the way. */
record Terminal(PrintStream out, PrintStream err) {}
