/**
 * The real network behind the wire: one UDP port for packets and, where the native library is, QUIC streams.
 * The program opens one wire per peer on shared threads; packets go in and out, streams are routed by key.
 */
@NullMarked
package io.folkmoot.actors.udp;

import org.jspecify.annotations.NullMarked;
