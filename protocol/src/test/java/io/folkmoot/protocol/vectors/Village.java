package io.folkmoot.protocol.vectors;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.trust.Action;
import io.folkmoot.protocol.trust.Admitted;
import io.folkmoot.protocol.trust.AgentCertificate;
import io.folkmoot.protocol.trust.Endorsement;
import io.folkmoot.protocol.trust.Genesis;
import io.folkmoot.protocol.trust.GenesisOperator;
import io.folkmoot.protocol.trust.OperatorCertificate;
import io.folkmoot.protocol.trust.Permission;
import io.folkmoot.protocol.trust.Revocation;
import io.folkmoot.protocol.trust.TrustRule;
import io.folkmoot.protocol.trust.TrustSet;
import io.folkmoot.protocol.trust.TrustStatement;
import io.folkmoot.protocol.trust.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A network described in words, for scenarios of trust. Everybody is one letter, whose seed is that letter 32 times; days
 * count from 1970.
 */
final class Village {
    private static final long LAST_DAY = 180;

    private final Genesis genesis;
    private final List<Admitted<?>> said = new ArrayList<>();
    private final SortedMap<String, OperatorCertificate> certificates = new TreeMap<>();
    private final SortedMap<String, Integer> numbers = new TreeMap<>();

    private Village(Genesis genesis) {
        this.genesis = genesis;
    }

    static Village foundedBy(String names) throws MalformedException {
        return foundedBy(names, Genesis.DEFAULT_MIN_ENDORSEMENTS);
    }

    static Village foundedBy(String names, int minEndorsements) throws MalformedException {
        List<GenesisOperator> founders = new ArrayList<>();
        for (String name : List.of(names.split(" ", -1))) founders.add(new GenesisOperator(publicKey(name), name));
        return new Village(Genesis.of(
                "village",
                minEndorsements,
                Genesis.DEFAULT_REVOCATION_THRESHOLD,
                Genesis.DEFAULT_MAX_DEPTH,
                OperatorCertificate.MAX_AGENTS,
                founders));
    }

    static SigningKey key(String name) {
        if (name.length() != 1) throw new IllegalArgumentException("not one letter: " + name);
        return Cast.key(name.charAt(0));
    }

    static PublicKey publicKey(String name) {
        return key(name).publicKey();
    }

    Genesis genesis() {
        return genesis;
    }

    List<Admitted<?>> said() {
        return said;
    }

    /** Takes one line of a scenario that says what happened. */
    void happen(Item.Line line) throws MalformedException {
        List<String> words = line.words();
        switch (line.name()) {
            case "endorsed" -> {
                require(words, 1, "by");
                for (String endorser : words.subList(2, words.size())) endorse(words.get(0), endorser);
            }
            case "numbered" -> {
                require(words, 1, "by");
                require(words, 3, "as");
                require(words, 5, "at");
                endorse(words.get(0), words.get(2), Integer.parseInt(words.get(4)), Long.parseLong(words.get(6)));
            }
            case "revoked" -> {
                require(words, 1, "on");
                require(words, 2, "day");
                require(words, 4, "by");
                for (String signer : words.subList(5, words.size()))
                    say(
                            signer,
                            new Revocation(
                                    publicKey(signer),
                                    publicKey(words.get(0)),
                                    "stolen key",
                                    Long.parseLong(words.get(3)) * Cast.DAY));
            }
            case "agent" -> {
                require(words, 1, "of");
                require(words, 3, "in");
                require(words, 4, "slot");
                int slot = Integer.parseInt(words.get(5));
                say(
                        words.get(2),
                        new AgentCertificate(
                                publicKey(words.get(2)), publicKey(words.get(0)), slot, 0, LAST_DAY * Cast.DAY));
            }
            default -> throw new IllegalArgumentException(line.toString());
        }
    }

    private static void require(List<String> words, int index, String due) {
        if (!words.get(index).equals(due)) throw new IllegalArgumentException(due + " is due in " + words);
    }

    /** The endorser's next number; two numbers a week, from day 1 on. */
    private void endorse(String subject, String endorser) throws MalformedException {
        int number = numbers.merge(endorser, 1, Integer::sum) - 1;
        endorse(subject, endorser, number, (1 + 7L * (number / 2)) * Cast.DAY);
    }

    private void endorse(String subject, String endorser, int number, long at) throws MalformedException {
        OperatorCertificate certificate = certificate(subject);
        Bytes nonce = Cast.repeated(number);
        say(endorser, new Endorsement(publicKey(endorser), certificate.hash(genesis.networkId()), number, nonce, at));
    }

    private OperatorCertificate certificate(String name) throws MalformedException {
        OperatorCertificate held = certificates.get(name);
        if (held != null) return held;
        OperatorCertificate made = OperatorCertificate.of(publicKey(name), name, 1, 0, LAST_DAY * Cast.DAY);
        certificates.put(name, made);
        say(name, made);
        return made;
    }

    private void say(String signer, TrustStatement body) throws MalformedException {
        said.add(Admitted.verify(body.sign(genesis.networkId(), key(signer)), genesis));
    }

    TrustSet set() {
        return TrustSet.empty(genesis).with(said);
    }

    static String verdict(TrustSet set, long at, PublicKey operator) {
        return switch (TrustRule.judge(set, at).verdict(operator)) {
            case Verdict.Trusted trusted -> "trusted at depth " + trusted.depth();
            case Verdict.Grace grace -> "in grace until " + grace.until() + ", " + grace.missing();
            case Verdict.Refused refused -> "refused, " + refused.reason();
        };
    }

    static String permission(TrustSet set, long at, PublicKey key, String action) {
        return switch (TrustRule.judge(set, at).may(key, Action.valueOf(action.toUpperCase(Locale.ROOT)))) {
            case Permission.Allowed allowed -> "allowed";
            case Permission.Denied denied -> "denied, " + denied.reason();
        };
    }
}
