package io.folkmoot.protocol.quorum;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.bytes.Utf8;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.Signature;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.protocol.signing.Purpose;
import io.folkmoot.protocol.signing.Statement;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The signatures of enough members of one committee under one decision about one subject. With the committee at hand
 * anyone can check it without a network; what was signed names network, decision, subject and committee, so it is good
 * for nothing else. {@code signatures} are by the member's position in the committee.
 */
public record QuorumCertificate(
        Decision decision, Bytes subject, Bytes committee, SortedMap<Integer, Signature> signatures) {
    private static final int FIXED = 1 + 2 * Sha256.LENGTH + 1;
    private static final int PER_MEMBER = 1 + Signature.LENGTH;

    public static final int MAX_LENGTH = FIXED + Decision.MAX_WORD + Committee.MAX_MEMBERS * PER_MEMBER;

    public QuorumCertificate {
        if (subject.length() != Sha256.LENGTH || committee.length() != Sha256.LENGTH)
            throw new IllegalArgumentException("subject and committee are hashes of 32 bytes");
        if (signatures.isEmpty() || signatures.size() > Committee.MAX_MEMBERS)
            throw new IllegalArgumentException(
                    "1 to " + Committee.MAX_MEMBERS + " signatures, not " + signatures.size());
        signatures = Collections.unmodifiableSortedMap(new TreeMap<>(signatures));
    }

    /** What each member signs. */
    public static Statement statement(NetworkId network, Decision decision, Bytes subject, Committee committee) {
        return statement(network, decision, subject, committee.hash());
    }

    private static Statement statement(NetworkId network, Decision decision, Bytes subject, Bytes committee) {
        return Statement.of(Purpose.MEMBER, network)
                .field(decision.word())
                .field(subject)
                .field(committee)
                .build();
    }

    public static Signature sign(
            NetworkId network, Decision decision, Bytes subject, Committee committee, SigningKey member) {
        return member.sign(statement(network, decision, subject, committee).bytes());
    }

    /** Puts together what members sent; whether it suffices is for {@link #verify} to say. */
    public static QuorumCertificate of(
            Decision decision, Bytes subject, Committee committee, Map<PublicKey, Signature> signed) {
        SortedMap<Integer, Signature> signatures = new TreeMap<>();
        for (int i = 0; i < committee.members().size(); i++) {
            Signature signature = signed.get(committee.members().get(i));
            if (signature != null) signatures.put(i, signature);
        }
        return new QuorumCertificate(decision, subject, committee.hash(), signatures);
    }

    /** Refuses, with the reason, unless every signature is a member's and there are enough of them. */
    public void verify(NetworkId network, Committee members, Decision expected, Bytes expectedSubject)
            throws MalformedException {
        if (decision != expected)
            throw new MalformedException("certificate: of a " + decision.word() + ", not of a " + expected.word());
        if (!subject.equals(expectedSubject)) throw new MalformedException("certificate: of another subject");
        if (!committee.equals(members.hash())) throw new MalformedException("certificate: of another committee");
        int needed = decision.needed(members.quorum());
        if (signatures.size() < needed)
            throw new MalformedException("certificate: " + signatures.size() + " signatures, " + needed + " are due");
        Bytes signed = statement(network, decision, subject, committee).bytes();
        for (Map.Entry<Integer, Signature> entry : signatures.entrySet()) {
            if (entry.getKey() < 0 || entry.getKey() >= members.members().size())
                throw new MalformedException("certificate: no member " + entry.getKey());
            PublicKey member = members.members().get(entry.getKey());
            if (!member.check().verifies(entry.getValue(), signed))
                throw new MalformedException("certificate: the signature of member " + member + " is wrong");
        }
    }

    /** {@code length ‖ word ‖ subject ‖ committee ‖ count ‖ (position ‖ signature)…}, positions rising. */
    public Bytes wire() {
        Bytes word = Bytes.utf8(decision.word());
        ByteBuffer out = ByteBuffer.allocate(FIXED + word.length() + signatures.size() * PER_MEMBER);
        out.put((byte) word.length()).put(word.unsafeArray());
        out.put(subject.unsafeArray()).put(committee.unsafeArray()).put((byte) signatures.size());
        signatures.forEach((position, signature) ->
                out.put(position.byteValue()).put(signature.bytes().unsafeArray()));
        return Bytes.adopt(out.array());
    }

    public static QuorumCertificate parse(Bytes wire) throws MalformedException {
        int wordLength = wire.isEmpty() ? 0 : wire.at(0) & 0xff;
        int count = (wire.length() - FIXED - wordLength) / PER_MEMBER;
        if (wordLength > Decision.MAX_WORD
                || count < 1
                || count > Committee.MAX_MEMBERS
                || wire.length() != FIXED + wordLength + count * PER_MEMBER)
            throw new MalformedException("certificate: " + wire.length() + " bytes, at most " + MAX_LENGTH
                    + " and whole signatures are due");
        ByteBuffer in = ByteBuffer.wrap(wire.unsafeArray()).position(1);
        String word = Utf8.decode("decision", take(in, wordLength));
        Decision decision =
                Decision.of(word).orElseThrow(() -> new MalformedException("decision: '" + word + "' is not known"));
        Bytes subject = take(in, Sha256.LENGTH);
        Bytes committee = take(in, Sha256.LENGTH);
        if (in.get() != count) throw new MalformedException("certificate: its count is not that of its signatures");
        return new QuorumCertificate(decision, subject, committee, signatures(in, count));
    }

    private static SortedMap<Integer, Signature> signatures(ByteBuffer in, int count) throws MalformedException {
        SortedMap<Integer, Signature> signatures = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            int position = in.get();
            if (position < 0 || (!signatures.isEmpty() && position <= signatures.lastKey()))
                throw new MalformedException("certificate: positions must rise, each once");
            signatures.put(position, new Signature(take(in, Signature.LENGTH)));
        }
        return signatures;
    }

    private static Bytes take(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return Bytes.adopt(bytes);
    }

    /** The members that signed, in the order of their keys. */
    public List<PublicKey> signers(Committee members) {
        List<PublicKey> signers = new ArrayList<>();
        for (int position : signatures.keySet())
            if (position >= 0 && position < members.members().size())
                signers.add(members.members().get(position));
        return signers;
    }
}
