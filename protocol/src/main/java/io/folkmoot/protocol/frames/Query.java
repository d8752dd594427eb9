package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.cbor.CborReader;
import io.folkmoot.protocol.cbor.CborWriter;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which entries of a domain that you hold fit? The holder filters, so that a large domain does not travel. Answered by
 * {@link Answer.Values}; {@code after} continues behind the last id of an earlier answer. */
public record Query(
        String domain,
        String text,
        List<String> tags,
        int minConfidence,
        Optional<PublicKey> author,
        int limit,
        Bytes after)
        implements Message {
    static final int MAX_DOMAIN = 256;
    static final int MAX_TEXT = 1024;
    static final int MAX_TAGS = 16;
    static final int MAX_TAG = 64;
    static final int MAX_CONFIDENCE = 100;
    static final int MAX_LIMIT = 100;

    public Query {
        tags = List.copyOf(tags);
        Require.text("domain", domain, MAX_DOMAIN);
        Require.text("text", text, MAX_TEXT);
        Require.count("tags", tags, MAX_TAGS);
        for (String tag : tags) Require.text("tag", tag, MAX_TAG);
        Require.number("min confidence", minConfidence, 0, MAX_CONFIDENCE);
        Require.number("limit", limit, 0, MAX_LIMIT);
        Require.nothingOr("after", after, Blobs.ID);
    }

    @Override
    public FrameType type() {
        return FrameType.QUERY;
    }

    @Override
    public void write(CborWriter out) {
        out.array(7).text(domain).text(text).array(tags.size());
        for (String tag : tags) out.text(tag);
        out.number(minConfidence);
        if (author.isPresent()) out.bytes(author.get().bytes());
        else out.nothing();
        out.number(limit).bytes(after);
    }

    static Query read(CborReader in) throws MalformedException {
        in.exactly("query", 7);
        String domain = in.text("domain", MAX_DOMAIN);
        String text = in.text("text", MAX_TEXT);
        List<String> tags = readTags(in);
        int minConfidence = (int) in.number("min confidence", MAX_CONFIDENCE);
        Optional<PublicKey> author =
                in.nothing() ? Optional.empty() : Optional.of(new PublicKey(in.bytesOf("author", PublicKey.LENGTH)));
        int limit = (int) in.number("limit", MAX_LIMIT);
        Bytes after = in.bytes("after", Blobs.ID);
        if (!after.isEmpty() && after.length() != Blobs.ID)
            throw new MalformedException("after: neither empty nor an id");
        return new Query(domain, text, tags, minConfidence, author, limit, after);
    }

    private static List<String> readTags(CborReader in) throws MalformedException {
        int count = in.array("tags", MAX_TAGS);
        List<String> tags = new ArrayList<>(count);
        for (int i = 0; i < count; i++) tags.add(in.text("tag", MAX_TAG));
        return tags;
    }
}
