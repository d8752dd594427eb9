package io.folkmoot.actors.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.identity.TableKey;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlockTest {
    private final SplittableRandom random = new SplittableRandom(2);

    @Test
    void partsFollowEachOtherFromTheFirstKeyToTheLast() {
        for (int i = 0; i < 2_000; i++) {
            Block block = Block.around(Drafts.randomKey(random), random.nextInt(257));
            for (List<Block> parts : List.of(block.parts(), block.bits() == 256 ? block.parts() : block.halves())) {
                BigInteger next = number(block.from());
                for (Block part : parts) {
                    assertThat(number(part.from())).isEqualTo(next);
                    next = number(part.to()).add(BigInteger.ONE);
                }
                assertThat(next).isEqualTo(number(block.to()).add(BigInteger.ONE));
            }
        }
    }

    @Test
    void aBlockIsKnownByItsEnds() {
        for (int bits = 0; bits <= 256; bits++) {
            Block block = Block.around(Drafts.randomKey(random), bits);
            assertThat(Block.between(block.from(), block.to())).contains(block);
            assertThat(number(block.to()).subtract(number(block.from())))
                    .isEqualTo(BigInteger.TWO.pow(256 - bits).subtract(BigInteger.ONE));
        }
    }

    @Test
    void otherRangesAreNoBlocks() {
        TableKey zero = Block.WHOLE.from();
        TableKey one = new TableKey(0, 0, 0, 1);
        TableKey two = new TableKey(0, 0, 0, 2);
        TableKey three = new TableKey(0, 0, 0, 3);
        assertThat(Block.between(zero, one)).isPresent();
        assertThat(Block.between(two, three)).isPresent();
        assertThat(Block.between(one, two)).isEmpty();
        assertThat(Block.between(zero, two)).isEmpty();
        assertThat(Block.between(one, zero)).isEmpty();
        assertThat(Block.between(one, three)).isEmpty();
    }

    @Test
    void aBlockContainsWhatBeginsAlike() {
        for (int i = 0; i < 2_000; i++) {
            Block block = Block.around(Drafts.randomKey(random), random.nextInt(12));
            TableKey key = Drafts.randomKey(random);
            boolean within = number(key).compareTo(number(block.from())) >= 0
                    && number(key).compareTo(number(block.to())) <= 0;
            assertThat(block.contains(key)).isEqualTo(within);
        }
    }

    private static BigInteger number(TableKey key) {
        return new BigInteger(1, key.bytes().toArray());
    }
}
