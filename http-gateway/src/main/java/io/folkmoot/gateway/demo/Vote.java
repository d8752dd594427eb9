package io.folkmoot.gateway.demo;

import io.folkmoot.protocol.ballots.Commitment;
import io.folkmoot.protocol.ballots.Nonce;
import io.folkmoot.protocol.ballots.ProvisionalTally;
import io.folkmoot.protocol.ballots.Revealed;
import io.folkmoot.protocol.ballots.Sealed;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.quorum.Quorum;
import io.folkmoot.protocol.signing.NetworkId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** A question put to the five: votes are sealed first and opened later, so that nobody votes by another's vote. */
final class Vote {
    private static final int UP = 1;
    private static final int DOWN = -1;
    private static final SortedSet<Integer> OPTIONS = new TreeSet<>(List.of(DOWN, 0, UP));

    private final List<Resident> residents;
    private final NetworkId network;
    private final RandomGenerator dice;
    private final Bytes ballot = Sha256.hash(Bytes.utf8("is the greeting friendly?"));
    private final List<Sealed> sealed = new ArrayList<>();
    private final List<Revealed> revealed = new ArrayList<>();

    Vote(List<Resident> residents, NetworkId network, RandomGenerator dice) {
        this.residents = residents;
        this.network = network;
        this.dice = dice;
    }

    boolean hold(Consumer<String> out) throws MalformedException {
        List<Nonce> nonces = new ArrayList<>();
        for (Resident resident : residents) nonces.add(seal(resident));
        out.accept("five sealed votes on whether the greeting is friendly; what they are, nobody can tell");
        for (int i = 0; i < 3; i++) open(residents.get(i), nonces.get(i));
        ProvisionalTally early = tally();
        out.accept("oak, elm and ash open theirs: " + inWords(early));
        open(residents.get(3), nonces.get(3));
        ProvisionalTally late = tally();
        out.accept("yew opens its own too:        " + inWords(late));
        out.accept("to make it final, " + Quorum.of(residents.size()).decide() + " of " + residents.size()
                + " committee members sign one result");
        return early.result().isEmpty() && late.result().equals(Optional.of(UP));
    }

    private ProvisionalTally tally() {
        return ProvisionalTally.of(network, ballot, OPTIONS, sealed, revealed);
    }

    /** ash alone is against. */
    private int voteOf(Resident resident) {
        return resident.equals(residents.get(2)) ? DOWN : UP;
    }

    private Nonce seal(Resident resident) throws MalformedException {
        Nonce nonce = Nonce.generate(dice);
        Commitment commitment = Commitment.of(network, ballot, resident.operatorKey(), voteOf(resident), nonce);
        Sealed vote = new Sealed(ballot, resident.operatorKey(), agentOf(resident), commitment);
        sealed.add(Sealed.verify(vote.statement(network).sign(resident.agent()), network));
        return nonce;
    }

    private void open(Resident resident, Nonce nonce) throws MalformedException {
        Revealed vote = new Revealed(ballot, resident.operatorKey(), agentOf(resident), voteOf(resident), nonce, "");
        revealed.add(Revealed.verify(vote.statement(network).sign(resident.agent()), network));
    }

    private static PublicKey agentOf(Resident resident) {
        return resident.agent().publicKey();
    }

    private static String inWords(ProvisionalTally tally) {
        String counts = tally.votes().get(UP) + " for, " + tally.votes().get(DOWN) + " against, " + tally.unrevealed()
                + " still sealed: ";
        return counts
                + (tally.result().isPresent()
                        ? "it stands, the sealed one cannot turn it"
                        : "undecided, the sealed ones could turn it");
    }
}
