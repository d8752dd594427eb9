/**
 * What peers say to each other: one frame a request, an answer or a notice, in deterministic CBOR.
 * Used by links, which carry frames inside sessions, and by every family that asks or answers.
 * In go messages; out come bytes, and back; the sender is who the session says, so no frame names one.
 */
@NullMarked
package io.folkmoot.protocol.frames;

import org.jspecify.annotations.NullMarked;
