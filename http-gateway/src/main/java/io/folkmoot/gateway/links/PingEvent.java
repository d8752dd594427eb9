package io.folkmoot.gateway.links;

import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.keys.PublicKey;

/** What happens while a {@link Pinger} is at work, in the order in which it happens. */
public sealed interface PingEvent {
    /** From now on the pings go there. Without a pin, the key is what whoever answered there said. */
    record Found(Contact contact) implements PingEvent {}

    record Sent(int number) implements PingEvent {}

    /** Observed is the address under which the peer sees us. */
    record Answered(int number, long roundTrip, Address observed) implements PingEvent {}

    record Lost(int number, String why) implements PingEvent {}

    /** The last event. */
    record Ended(Outcome outcome) implements PingEvent {}

    /** What is known about the other side after all. */
    sealed interface Outcome {}

    /** It answered at least once. */
    record Reached() implements Outcome {}

    /** Nobody there answers anything. */
    record Silent() implements Outcome {}

    /** Somebody there says hello under the key that was called, and does not take up the handshake. */
    record Deaf() implements Outcome {}

    /** Somebody there says hello under another key than the one that was called. */
    record Stranger(PublicKey key) implements Outcome {}
}
