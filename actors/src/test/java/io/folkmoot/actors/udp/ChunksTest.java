package io.folkmoot.actors.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is written comes out again, however it is cut. */
class ChunksTest {
    private static final UnpooledByteBufAllocator ALLOCATOR = UnpooledByteBufAllocator.DEFAULT;

    @Test
    void anyWritingIsReadAgainHoweverItIsCut() throws Exception {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            ByteBuf wire = Unpooled.buffer();
            int writes = random.nextInt(5);
            for (int i = 0; i < writes; i++) {
                byte[] content = new byte[1 + random.nextInt(random.nextBoolean() ? 3 : 150_000)];
                random.nextBytes(content);
                written.writeBytes(content);
                add(wire, Chunks.encode(ALLOCATOR, Bytes.adopt(content)));
            }
            add(wire, Chunks.end(ALLOCATOR));

            Chunks chunks = new Chunks();
            byte[] read = readAll(chunks, wire, random);
            assertThat(read).as("seed %s", seed).isEqualTo(written.toByteArray());
            assertThat(chunks.hasEnded()).as("seed %s", seed).isTrue();
        }
    }

    private static void add(ByteBuf wire, ByteBuf more) {
        wire.writeBytes(more);
        more.release();
    }

    private static byte[] readAll(Chunks chunks, ByteBuf wire, SplittableRandom random) throws MalformedException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (wire.isReadable()) {
            assertThat(chunks.hasEnded()).isFalse();
            ByteBuf part = wire.readSlice(Math.min(wire.readableBytes(), 1 + random.nextInt(70_000)));
            while (part.isReadable()) {
                byte[] taken = new byte[chunks.content(part)];
                part.readBytes(taken);
                chunks.taken(taken.length);
                read.writeBytes(taken);
            }
        }
        return read.toByteArray();
    }

    @Test
    void nothingComesAfterTheEnd() {
        Chunks chunks = new Chunks();
        assertThatThrownBy(() -> chunks.content(Unpooled.wrappedBuffer(new byte[] {0, 0, 1})))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("after its end");
    }
}
