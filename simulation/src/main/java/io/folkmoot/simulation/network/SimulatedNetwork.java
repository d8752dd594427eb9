package io.folkmoot.simulation.network;

import io.folkmoot.actors.wire.Wire;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.simulation.world.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * All wires of a world and what lies between them. Conditions and cuts may change at any moment and count for what is sent
 * from then on; what is under way arrives.
 */
public final class SimulatedNetwork {
    private final World world;
    private final Weather weather = new Weather();
    private final Postman postman;
    private final Exchange exchange;
    private final List<Tap> taps = new ArrayList<>();

    public SimulatedNetwork(World world) {
        this.world = world;
        postman = new Postman(world, weather);
        exchange = new Exchange(world, weather, postman);
    }

    World world() {
        return world;
    }

    /** A port that carries packets and no streams. */
    public Wire open(Address address) {
        return open(new SimulatedWire(this, address, new NoStreams(world)));
    }

    /** A port whose streams prove this key to the other end. */
    public Wire open(Address address, PublicKey identity) {
        SimulatedStreams streams = new SimulatedStreams(exchange, address, identity);
        Wire wire = open(new SimulatedWire(this, address, streams));
        exchange.moveIn(streams);
        return wire;
    }

    private Wire open(SimulatedWire wire) {
        postman.moveIn(wire);
        return wire;
    }

    /** For all links that have no conditions of their own. */
    public void conditions(Conditions conditions) {
        weather.everywhere(conditions);
        postman.linesChanged();
    }

    /** What counts for all links that have no conditions of their own. */
    public Conditions conditions() {
        return weather.everywhere();
    }

    /** Where the peer with this address lives, if the conditions have a geography. */
    public Optional<Geography.Home> home(Address address) {
        return weather.everywhere().geography().map(place -> place.home(postman.peer(address)));
    }

    /** One peer's line, whatever others have where it lives. */
    public void line(Address address, Line line) {
        weather.line(address, line);
        postman.linesChanged();
    }

    /** Takes back what was said of its line. */
    public void usualLine(Address address) {
        weather.usualLine(address);
        postman.linesChanged();
    }

    /** For one direction. */
    public void conditions(Address from, Address to, Conditions conditions) {
        weather.on(new Link(from, to), conditions);
    }

    /** Takes back what was said of one direction. */
    public void usualConditions(Address from, Address to) {
        weather.usualOn(new Link(from, to));
    }

    /** What all links lose, double and damage besides, whatever else is said of them. */
    public void badWeather(Conditions besides) {
        weather.onTop(besides);
    }

    /** One direction carries nothing any more. */
    public void cut(Address from, Address to) {
        weather.cut(new Link(from, to));
        exchange.changed();
    }

    public void mend(Address from, Address to) {
        weather.mend(new Link(from, to));
        exchange.changed();
    }

    /** Nothing passes between the parts; whoever is in none of them belongs with the others who are not. */
    public void partition(List<? extends Collection<Address>> parts) {
        weather.partition(parts);
        exchange.changed();
    }

    /** Ends all cuts and partitions. */
    public void mendAll() {
        weather.mendAll();
        exchange.changed();
    }

    /**
     * How fast each direction of each stream is, where the lines of its ends are not slower. Streams have this for
     * themselves: they do not wait for one another, nor for packets.
     */
    public void streamBandwidth(long bytesPerSecond) {
        exchange.bandwidth(bytesPerSecond);
    }

    /** Nobody has this address any more, nor will again: what was kept of it goes. */
    public void forget(Address address) {
        postman.forget(address);
        weather.usualLine(address);
    }

    public void tap(Tap tap) {
        taps.add(tap);
    }

    public NetworkCounts counts() {
        return postman.counts();
    }

    void send(SimulatedWire from, Address to, byte[] packet) {
        for (Tap tap : taps) tap.passed(new Tap.Passing(world.nanos(), from.local(), to, Bytes.copyOf(packet)));
        postman.post(from, to, packet);
    }

    void gone(SimulatedWire wire) {
        postman.moveOut(wire);
    }
}
