/**
 * The packets that peers exchange over UDP, around the messages of the handshake and of its sessions, and what lies in them.
 * Used by the door, which looks at headers before any actor does, and by links; it stands on {@code noise} and {@code keys}.
 * In go fields; out come datagrams of at most 1,232 bytes, and back, or the refusal of what has another shape.
 */
@NullMarked
package io.folkmoot.protocol.packets;

import org.jspecify.annotations.NullMarked;
