package io.folkmoot.actors.udp;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * The content of a stream: chunks of a length in two bytes and so many bytes, and a length of zero where the writer has
 * finished. QUIC's own end of a stream must not stand alone: the library forgets one that it has not sent yet when the
 * acknowledgement of all bytes before it comes first. Going with the two bytes of the mark, it cannot. One instance reads
 * one stream.
 */
final class Chunks {
    static final int LONGEST = 0xffff;

    private static final int HEADER = 2;

    private int headerBytes;
    private int length;
    private boolean ended;

    static ByteBuf encode(ByteBufAllocator allocator, Bytes content) {
        int chunks = (content.length() + LONGEST - 1) / LONGEST;
        ByteBuf out = allocator.directBuffer(content.length() + chunks * HEADER);
        for (int from = 0; from < content.length(); from += LONGEST) {
            int size = Math.min(LONGEST, content.length() - from);
            out.writeShort(size).writeBytes(content.unsafeArray(), from, size);
        }
        return out;
    }

    static ByteBuf end(ByteBufAllocator allocator) {
        return allocator.directBuffer(HEADER).writeShort(0);
    }

    /** Takes lengths from the buffer until content begins; answers how much of it the buffer holds. */
    int content(ByteBuf in) throws MalformedException {
        while (in.isReadable() && !isInChunk()) {
            if (ended) throw new MalformedException("stream: bytes after its end");
            length = length << 8 | in.readUnsignedByte();
            headerBytes++;
            ended = headerBytes == HEADER && length == 0;
        }
        return isInChunk() ? Math.min(length, in.readableBytes()) : 0;
    }

    private boolean isInChunk() {
        return headerBytes == HEADER && length > 0;
    }

    /** So much of the content was taken from the buffer. */
    void taken(int bytes) {
        if (bytes == 0) return;
        length -= bytes;
        if (length == 0) headerBytes = 0;
    }

    boolean hasEnded() {
        return ended;
    }
}
