/**
 * Links over a real port for what is no whole peer: a ping, a listening process, a benchmark.
 * Commands start them; in go a key and a port, out comes the supervisor to talk to.
 */
@NullMarked
package io.folkmoot.gateway.links;

import org.jspecify.annotations.NullMarked;
