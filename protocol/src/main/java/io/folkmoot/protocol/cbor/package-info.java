/**
 * Deterministic CBOR (RFC 8949, 4.2.1): arrays, unsigned numbers, bytes, text, booleans and null, each in its one spelling.
 * Used by frames. The reader is told what comes next, so hostile input can choose neither depth nor size.
 * In go values; out come bytes, and back.
 */
@NullMarked
package io.folkmoot.protocol.cbor;

import org.jspecify.annotations.NullMarked;
