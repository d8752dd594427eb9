package io.folkmoot.simulation.scenario.adversary;

import io.folkmoot.actors.links.Inbound;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.FindNode;
import io.folkmoot.protocol.frames.FindValue;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Store;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.simulation.universe.Universe;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * All who lie, of one mind and with all knowledge at once. Those who sleep answer as an honest peer with a perfect table
 * would, so that they stand in the tables of others when they wake.
 */
public final class Conspiracy {
    private static final Bytes TOKEN = Bytes.adopt(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});

    private final Universe universe;
    private final Manner manner;
    private final List<Villain> villains = new ArrayList<>();
    private final Set<PublicKey> keys = new LinkedHashSet<>();
    private Atlas everybody = new Atlas(List.of());
    private Atlas awake = new Atlas(List.of());
    private Phantoms phantoms;
    private int waking;
    private long answers;

    public Conspiracy(Universe universe, Manner manner) {
        this.universe = universe;
        this.manner = manner;
        this.phantoms = new Phantoms(universe, 0);
    }

    /** One more who sleeps, with a key of chance. */
    public void recruit() {
        recruit(universe.cryptography().key(universe.world().random("key of villain " + villains.size())));
    }

    /** One more who sleeps, with this key. */
    public void recruit(SigningKey key) {
        int number = villains.size();
        villains.add(new Villain(universe, this, number, address(number), key));
        keys.add(key.publicKey());
    }

    /** Public addresses, each in a /24 of its own, far from those of residents. */
    private static Address address(int number) {
        return new Address(
                Bytes.adopt(new byte[] {(byte) (150 + (number >> 16)), (byte) (number >> 8), (byte) number, 1}), 4_000);
    }

    public int size() {
        return villains.size();
    }

    public List<Contact> contacts() {
        return villains.stream().map(Villain::contact).toList();
    }

    public boolean includes(PublicKey key) {
        return keys.contains(key);
    }

    /** They come to know who is there, honest or not. */
    public void learn(Atlas all, int many) {
        everybody = all;
        if (manner == Manner.LYING) phantoms = new Phantoms(universe, Phantoms.PER_PEER * many);
    }

    /** So many lie from now on; the first of them did before. */
    public void wake(int many) {
        waking = many;
        awake = new Atlas(
                villains.subList(0, many).stream().map(Villain::contact).toList());
    }

    /** How often they were asked since they woke, and lied. */
    public long answers() {
        return answers;
    }

    /** Each of them makes itself known to so many honest peers that are closest to it. */
    public void greet(int neighbours) {
        for (Villain villain : villains) {
            Point own = Located.of(villain.contact()).id();
            everybody.closest(own, neighbours + villains.size()).stream()
                    .filter(peer -> !includes(peer.contact().key()))
                    .limit(neighbours)
                    .forEach(peer -> villain.greet(peer.contact()));
        }
    }

    /** Nothing where it stays silent. */
    Optional<Message> answer(Villain villain, Inbound.Asked asked) {
        boolean lies = villain.number < waking;
        if (lies) answers++;
        if (lies && manner == Manner.SILENT) return Optional.empty();
        return Optional.of(
                switch (asked.message()) {
                    case FindNode find ->
                        new Response(new Answer.Nodes(named(villain, asked.peer(), find.target(), lies), TOKEN));
                    case FindValue find ->
                        new Response(new Answer.Values(
                                List.of(), false, named(villain, asked.peer(), find.key(), lies), TOKEN));
                    // That it is on disk is soon said.
                    case Store store -> new Response(new Answer.Stored(0));
                    default ->
                        new Failure(Failure.Reason.UNSUPPORTED, "not served here", OptionalLong.empty(), List.of());
                });
    }

    private List<Contact> named(Villain villain, PublicKey asker, Point target, boolean lies) {
        if (!lies) return closest(everybody, target, asker, villain, Contact.MAX_IN_ANSWER);
        if (manner == Manner.USELESS) return List.of();
        Tongue tongue = manner == Manner.SITTING ? Tongue.ACCOMPLICES : Tongue.of(universe.seed(), villain.number);
        return switch (tongue) {
            case ACCOMPLICES -> closest(awake, target, asker, villain, Contact.MAX_IN_ANSWER);
            case PHANTOMS -> phantoms.near(target, villain.number, Contact.MAX_IN_ANSWER);
            case BOTH -> {
                List<Contact> both = new ArrayList<>(phantoms.near(target, villain.number, Contact.MAX_IN_ANSWER / 2));
                both.addAll(closest(awake, target, asker, villain, Contact.MAX_IN_ANSWER - both.size()));
                yield both;
            }
            case NOBODY -> List.of();
        };
    }

    private static List<Contact> closest(Atlas of, Point target, PublicKey asker, Villain self, int most) {
        PublicKey own = self.contact().key();
        return of.closest(target, most + 2).stream()
                .map(Located::contact)
                .filter(contact ->
                        !contact.key().equals(asker) && !contact.key().equals(own))
                .limit(most)
                .toList();
    }
}
