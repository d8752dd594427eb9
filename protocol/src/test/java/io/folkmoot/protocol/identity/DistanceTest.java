package io.folkmoot.protocol.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DistanceTest {
    private static final NodeId ZERO = new NodeId(0, 0, 0, 0);

    @Test
    void theDistanceIsTheExclusiveOr() {
        NodeId far = NodeId.of(Bytes.hex("ff".repeat(32)));
        NodeId near = NodeId.of(Bytes.hex("0f".repeat(32)));
        assertThat(Distance.xor(far, near).toHex()).isEqualTo("f0".repeat(32));
    }

    @Test
    void bucketsCountFromTheFarSide() {
        assertThat(Distance.bucketIndex(ZERO, NodeId.of(Bytes.hex("80" + "00".repeat(31)))))
                .isZero();
        assertThat(Distance.bucketIndex(ZERO, NodeId.of(Bytes.hex("00".repeat(31) + "01"))))
                .isEqualTo(255);
    }

    @Test
    void everyBitHasItsBucket() {
        for (int bit = 0; bit < 256; bit++) {
            byte[] bytes = new byte[32];
            bytes[bit / 8] = (byte) (0x80 >>> bit % 8);
            assertThat(Distance.bucketIndex(ZERO, NodeId.of(Bytes.adopt(bytes))))
                    .isEqualTo(bit);
        }
    }

    @Test
    void aPeerHasNoBucketForItself() {
        assertThatThrownBy(() -> Distance.bucketIndex(ZERO, ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void comparesAsBigNumbersDo() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 20_000; i++) {
            NodeId target = any(random);
            NodeId left = any(random);
            NodeId right = i % 10 == 0 ? left : near(random, left);
            int expected = number(Distance.xor(target, left)).compareTo(number(Distance.xor(target, right)));
            assertThat(Integer.signum(Distance.compare(target, left, right)))
                    .as("seed 11, round %d", i)
                    .isEqualTo(expected);
        }
    }

    @Test
    void theDistanceIsAMetricInWhichEveryPointHasItsOwnDistances() {
        SplittableRandom random = new SplittableRandom(12);
        for (int i = 0; i < 5_000; i++) {
            NodeId a = any(random);
            NodeId b = any(random);
            NodeId c = any(random);
            assertThat(Distance.xor(a, a)).isEqualTo(ZERO);
            assertThat(Distance.xor(a, b)).isEqualTo(Distance.xor(b, a)).isNotEqualTo(ZERO);
            BigInteger direct = number(Distance.xor(a, c));
            BigInteger round = number(Distance.xor(a, b)).add(number(Distance.xor(b, c)));
            assertThat(direct).isLessThanOrEqualTo(round);
            assertThat(Distance.xor(a, Distance.xor(a, b))).isEqualTo(b);
        }
    }

    @Test
    void comparingAllocatesNothing() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        SplittableRandom random = new SplittableRandom(13);
        NodeId target = any(random);
        NodeId left = any(random);
        NodeId right = near(random, left);
        long sum = compareOften(target, left, right);
        long before = threads.getCurrentThreadAllocatedBytes();
        sum += compareOften(target, left, right);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).as("after %d comparisons", sum).isLessThan(10_000);
    }

    private static long compareOften(NodeId target, NodeId left, NodeId right) {
        long sum = 0;
        for (int i = 0; i < 100_000; i++) sum += Math.abs(Integer.signum(Distance.compare(target, left, right)));
        return sum;
    }

    private static NodeId any(SplittableRandom random) {
        return new NodeId(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    /** Shares a prefix of any length, so that ties in the first words occur. */
    private static NodeId near(SplittableRandom random, NodeId other) {
        byte[] bytes = other.bytes().toArray();
        for (int i = random.nextInt(32); i < 32; i++) bytes[i] = (byte) random.nextInt();
        return NodeId.of(Bytes.adopt(bytes));
    }

    private static BigInteger number(NodeId id) {
        return new BigInteger(1, id.bytes().toArray());
    }
}
