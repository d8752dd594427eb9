package io.folkmoot.actors.links;

import io.folkmoot.protocol.bytes.Bytes;

/** What the owner of a stream hears, in this order: opened once, then the middle ones, ended and broken at most once. */
public sealed interface StreamEvent {
    /** The stream is there, and the owner may write and ask for bytes. */
    record Opened(StreamEnd stream) implements StreamEvent {}

    record Received(StreamEnd stream, Bytes bytes) implements StreamEvent {}

    record Writable(StreamEnd stream) implements StreamEvent {}

    /** The peer has finished, and everything it wrote has been received. */
    record Ended(StreamEnd stream) implements StreamEvent {}

    /** The stream is gone, or never came to be; the reason is for people. */
    record Broken(StreamEnd stream, String reason) implements StreamEvent {}
}
