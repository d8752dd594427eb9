/**
 * Encrypted, mutually authenticated sessions after the Noise specification, revision 34, for datagrams that may come late, twice or never.
 * The links use it: a {@code Handshake} turns keys, a prologue and dice into messages and ends as a {@code Session}.
 * In go bytes, counters and the time; out come bytes, or the refusal of what was forged, cut or seen before.
 */
@NullMarked
package io.folkmoot.protocol.noise;

import org.jspecify.annotations.NullMarked;
