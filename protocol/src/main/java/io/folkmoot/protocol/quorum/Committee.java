package io.folkmoot.protocol.quorum;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.keys.PublicKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The members that decide about one object, pinned when it was created, in the order of their keys. The hash covers the
 * object and the committee before this one: otherwise two objects with the same members could exchange their changes.
 */
public record Committee(Bytes object, int index, Bytes previous, List<PublicKey> members) {
    /** With more, a certificate outgrows a packet, and the chance of a bad quorum hardly falls. */
    public static final int MAX_MEMBERS = 20;

    /** A committee that changed so often in the life of one object is no committee any more. */
    public static final int MAX_CHANGES = 1_000;

    public static final int MAX_LENGTH = 2 * Sha256.LENGTH + 4 + 1 + MAX_MEMBERS * PublicKey.LENGTH;

    private static final Bytes TAG = Bytes.utf8("folkmoot/1/committee");
    private static final Bytes NONE = Bytes.adopt(new byte[Sha256.LENGTH]);

    public Committee {
        if (object.length() != Sha256.LENGTH || previous.length() != Sha256.LENGTH)
            throw new IllegalArgumentException("object and previous are hashes of 32 bytes");
        if (index < 0 || index > MAX_CHANGES)
            throw new IllegalArgumentException("index must be 0 to " + MAX_CHANGES + ": " + index);
        if ((index == 0) != previous.equals(NONE))
            throw new IllegalArgumentException("only the first committee has none before it");
        if (members.isEmpty() || members.size() > MAX_MEMBERS)
            throw new IllegalArgumentException("1 to " + MAX_MEMBERS + " members, not " + members.size());
        members = members.stream().sorted().toList();
        for (int i = 1; i < members.size(); i++)
            if (members.get(i).equals(members.get(i - 1)))
                throw new IllegalArgumentException("member twice: " + members.get(i));
    }

    /** The committee with which an object, named by the hash of its body, begins. */
    public static Committee first(Bytes object, List<PublicKey> members) {
        return new Committee(object, 0, NONE, members);
    }

    /** The one after this, which counts once a quorum of this one has certified it. */
    public Committee next(List<PublicKey> newMembers) {
        return new Committee(object, index + 1, hash(), newMembers);
    }

    public Quorum quorum() {
        return Quorum.of(members.size());
    }

    public Optional<Integer> indexOf(PublicKey member) {
        int position = members.indexOf(member);
        return position < 0 ? Optional.empty() : Optional.of(position);
    }

    public Bytes hash() {
        Bytes wire = wire();
        ByteBuffer tagged = ByteBuffer.allocate(1 + TAG.length() + wire.length());
        tagged.put((byte) TAG.length()).put(TAG.unsafeArray()).put(wire.unsafeArray());
        return Sha256.hash(Bytes.adopt(tagged.array()));
    }

    /** {@code object ‖ index ‖ previous ‖ count ‖ key…}: every part of a fixed length, so this is the canonical form. */
    public Bytes wire() {
        ByteBuffer wire = ByteBuffer.allocate(2 * Sha256.LENGTH + 4 + 1 + members.size() * PublicKey.LENGTH);
        wire.put(object.unsafeArray()).putInt(index).put(previous.unsafeArray()).put((byte) members.size());
        for (PublicKey member : members) wire.put(member.bytes().unsafeArray());
        return Bytes.adopt(wire.array());
    }

    public static Committee parse(Bytes wire) throws MalformedException {
        int fixed = 2 * Sha256.LENGTH + 4 + 1;
        int count = (wire.length() - fixed) / PublicKey.LENGTH;
        if (wire.length() > MAX_LENGTH || count < 1 || wire.length() != fixed + count * PublicKey.LENGTH)
            throw new MalformedException(
                    "committee: " + wire.length() + " bytes, room for 1 to " + MAX_MEMBERS + " members is due");
        ByteBuffer in = ByteBuffer.wrap(wire.unsafeArray());
        Bytes object = take(in, Sha256.LENGTH);
        int index = in.getInt();
        Bytes previous = take(in, Sha256.LENGTH);
        if (in.get() != count) throw new MalformedException("committee: its count is not that of its members");
        List<PublicKey> members = new ArrayList<>(count);
        for (int i = 0; i < count; i++) members.add(gated(in, members));
        return built(object, index, previous, members);
    }

    private static PublicKey gated(ByteBuffer in, List<PublicKey> before) throws MalformedException {
        PublicKey member = new PublicKey(take(in, PublicKey.LENGTH));
        if (!before.isEmpty() && before.get(before.size() - 1).compareTo(member) >= 0)
            throw new MalformedException("committee: members must be different and in order");
        member.check();
        return member;
    }

    private static Committee built(Bytes object, int index, Bytes previous, List<PublicKey> members)
            throws MalformedException {
        try {
            return new Committee(object, index, previous, members);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("committee: " + e.getMessage());
        }
    }

    private static Bytes take(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return Bytes.adopt(bytes);
    }
}
