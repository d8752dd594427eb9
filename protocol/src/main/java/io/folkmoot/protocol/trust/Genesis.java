package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.signing.NetworkId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a network is: its rules and the operators it starts from, in the order of their keys. The network's id is the
 * hash of the canonical bytes, so neither the order nor the spelling of a file changes it.
 */
public final class Genesis {
    public static final int VERSION = 1;
    public static final int DEFAULT_MIN_ENDORSEMENTS = 3;
    public static final int DEFAULT_REVOCATION_THRESHOLD = 3;
    public static final int DEFAULT_MAX_DEPTH = 3;

    /** As many people as can still meet to agree on a file; with the default budget they carry 1,800 operators. */
    public static final int MAX_OPERATORS = 64;

    /** Eight active endorsements are an operator's most, so a network asking for more of them would stay empty. */
    static final int MAX_THRESHOLD = 8;

    /** Each layer multiplies what a group of colluders can bring in by almost three. */
    static final int MAX_DEPTH = 5;

    private static final Bytes TAG = Bytes.utf8("folkmoot/1/genesis");
    private static final int ENOUGH_PATHS = 2;

    private final String name;
    private final int minEndorsements;
    private final int revocationThreshold;
    private final int maxDepth;
    private final int maxAgents;
    private final List<GenesisOperator> operators;
    private final Bytes canonical;
    private final NetworkId networkId;

    private Genesis(
            String name,
            int minEndorsements,
            int revocationThreshold,
            int maxDepth,
            int maxAgents,
            List<GenesisOperator> operators) {
        this.name = name;
        this.minEndorsements = minEndorsements;
        this.revocationThreshold = revocationThreshold;
        this.maxDepth = maxDepth;
        this.maxAgents = maxAgents;
        this.operators = operators;
        this.canonical = write();
        this.networkId = new NetworkId(Sha256.hash(canonical));
    }

    public static Genesis of(
            String name,
            int minEndorsements,
            int revocationThreshold,
            int maxDepth,
            int maxAgents,
            List<GenesisOperator> operators)
            throws MalformedException {
        Labels.checked("name", name);
        within("min_endorsements", minEndorsements, MAX_THRESHOLD);
        within("revocation_threshold", revocationThreshold, MAX_THRESHOLD);
        within("max_depth", maxDepth, MAX_DEPTH);
        within("max_agents", maxAgents, OperatorCertificate.MAX_AGENTS);
        return new Genesis(name, minEndorsements, revocationThreshold, maxDepth, maxAgents, sorted(operators));
    }

    /** A network with the usual rules. */
    public static Genesis of(String name, List<GenesisOperator> operators) throws MalformedException {
        return of(
                name,
                DEFAULT_MIN_ENDORSEMENTS,
                DEFAULT_REVOCATION_THRESHOLD,
                DEFAULT_MAX_DEPTH,
                OperatorCertificate.MAX_AGENTS,
                operators);
    }

    /** A network without operators: everyone is anonymous, and nothing can be voted on or claimed. */
    public static Genesis open(String name) throws MalformedException {
        return of(name, List.of());
    }

    public static Genesis parseJson(Bytes json) throws MalformedException {
        return GenesisJson.parse(json);
    }

    public Bytes toJson() {
        return GenesisJson.write(this);
    }

    private static void within(String field, int value, int max) throws MalformedException {
        if (value < 1 || value > max) throw new MalformedException(field + ": " + value + ", 1 to " + max + " are due");
    }

    private static List<GenesisOperator> sorted(List<GenesisOperator> operators) throws MalformedException {
        if (operators.size() > MAX_OPERATORS)
            throw new MalformedException("operators: " + operators.size() + ", at most " + MAX_OPERATORS);
        List<GenesisOperator> sorted = new ArrayList<>(operators);
        sorted.sort(Comparator.comparing(GenesisOperator::publicKey));
        for (int i = 0; i < sorted.size(); i++) {
            PublicKey key = sorted.get(i).publicKey();
            key.check();
            if (i > 0 && key.equals(sorted.get(i - 1).publicKey()))
                throw new MalformedException("operators: " + key + " is listed twice");
        }
        return List.copyOf(sorted);
    }

    private Bytes write() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        put(out, TAG);
        put(out, VERSION);
        put(out, Bytes.utf8(name));
        put(out, minEndorsements);
        put(out, revocationThreshold);
        put(out, maxDepth);
        put(out, maxAgents);
        put(out, operators.size());
        for (GenesisOperator operator : operators) {
            put(out, operator.publicKey().bytes());
            put(out, Bytes.utf8(operator.label()));
        }
        return Bytes.adopt(out.toByteArray());
    }

    private static void put(ByteArrayOutputStream out, int number) {
        put(out, Bytes.adopt(ByteBuffer.allocate(4).putInt(number).array()));
    }

    private static void put(ByteArrayOutputStream out, Bytes field) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(field.length()).array());
        out.writeBytes(field.unsafeArray());
    }

    /** Each field after its length of four bytes, the operators in the order of their keys. */
    public Bytes canonical() {
        return canonical;
    }

    public NetworkId networkId() {
        return networkId;
    }

    public String name() {
        return name;
    }

    public int minEndorsements() {
        return minEndorsements;
    }

    public int revocationThreshold() {
        return revocationThreshold;
    }

    public int maxDepth() {
        return maxDepth;
    }

    public int maxAgents() {
        return maxAgents;
    }

    public List<GenesisOperator> operators() {
        return operators;
    }

    public boolean isOpen() {
        return operators.isEmpty();
    }

    public Optional<GenesisOperator> operator(PublicKey key) {
        for (GenesisOperator operator : operators) if (operator.publicKey().equals(key)) return Optional.of(operator);
        return Optional.empty();
    }

    public boolean isOperator(PublicKey key) {
        return operator(key).isPresent();
    }

    /** How many endorsers an operator needs: a network of one or two founders could otherwise never grow. */
    public int neededEndorsers() {
        return Math.min(minEndorsements, operators.size());
    }

    int neededPaths() {
        return Math.min(ENOUGH_PATHS, operators.size());
    }

    /** How many founders expel an operator; one of their own only two thirds of them, rounded up. */
    public int neededFounders(PublicKey target) {
        int founders = operators.size();
        return isOperator(target) ? (2 * founders + 2) / 3 : Math.min(revocationThreshold, founders);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Genesis that && canonical.equals(that.canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    @Override
    public String toString() {
        return name + " (" + networkId + ")";
    }
}
