package io.folkmoot.actors.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QuotasTest {
    private static final int RECORD = 64 << 10;
    private static final long HOUR = 3_600_000_000_000L;
    private static final long START = -5 * HOUR;

    private final SplittableRandom random = new SplittableRandom(3);
    private final PublicKey self = new PublicKey(Drafts.random(random, 32));
    private final PublicKey ann = new PublicKey(Drafts.random(random, 32));
    private final Quotas quotas = new Quotas(self);

    @Test
    void anIssuerHasItsShareAtOnceAndGetsItBackOverAnHour() {
        int taken = writeUntilRefused(ann, START);
        assertThat(taken).isEqualTo((int) (Quotas.PER_ISSUER / 65));
        Failure refusal = refusal(ann, anyKey(), START).orElseThrow();
        assertThat(refusal.reason()).isEqualTo(Failure.Reason.OVER_QUOTA);
        long wait = refusal.retryAfterMillis().orElseThrow();
        assertThat(refusal(ann, anyKey(), START + wait * 1_000_000)).isEmpty();
        assertThat(refusal(ann, anyKey(), START + wait * 500_000)).isPresent();
        assertThat(writeUntilRefused(ann, START + HOUR + wait * 1_000_000)).isEqualTo(taken);
    }

    @Test
    void othersAreNotTouchedByOnesShare() {
        writeUntilRefused(ann, START);
        assertThat(refusal(new PublicKey(Drafts.random(random, 32)), anyKey(), START))
                .isEmpty();
    }

    @Test
    void ownRecordsAreFree() {
        for (int i = 0; i < 5_000; i++) {
            assertThat(refusal(self, anyKey(), START)).isEmpty();
            quotas.charge(self, anyKey(), RECORD, START);
        }
    }

    @Test
    void aClaimedIssuerPaysNothingUntilItHasSigned() {
        for (int i = 0; i < 5_000; i++)
            assertThat(refusal(ann, anyKey(), START)).isEmpty();
    }

    @Test
    void aKeyHasAShareWhoeverWrites() {
        TableKey key = anyKey();
        int taken = 0;
        while (true) {
            PublicKey issuer = new PublicKey(Drafts.random(random, 32));
            if (refusal(issuer, key, START).isPresent()) break;
            quotas.charge(issuer, key, RECORD, START);
            taken++;
        }
        assertThat(taken).isEqualTo((int) (Quotas.PER_KEY / 65));
    }

    @Test
    void aNetworkPaysForEveryAttempt() {
        Optional<AddressBlock> block = AddressBlock.of(path("cb007105"));
        assertThat(block).isPresent();
        int attempts = 0;
        while (quotas.refuse(block, new PublicKey(Drafts.random(random, 32)), anyKey(), RECORD, START)
                .isEmpty()) attempts++;
        assertThat(attempts).isEqualTo((int) (Quotas.PER_BLOCK / 65));
        Optional<AddressBlock> same = AddressBlock.of(path("cb0071ff"));
        Optional<AddressBlock> next = AddressBlock.of(path("cb007205"));
        assertThat(quotas.refuse(same, ann, anyKey(), RECORD, START)).isPresent();
        assertThat(quotas.refuse(next, ann, anyKey(), RECORD, START)).isEmpty();
    }

    @Test
    void blocksAreTwentyFourOrFiftySixBitsAndPrivateOnesAreNone() {
        assertThat(AddressBlock.of(path("20010db8000001ff" + "00".repeat(8))))
                .isEqualTo(AddressBlock.of(path("20010db800000100" + "11".repeat(8))));
        assertThat(AddressBlock.of(path("20010db8000001ff" + "00".repeat(8))))
                .isNotEqualTo(AddressBlock.of(path("20010db8000002ff" + "00".repeat(8))));
        assertThat(AddressBlock.of(path("00".repeat(15) + "02"))).isPresent();
        for (String local : new String[] {
            "7f000001",
            "0a000001",
            "ac100001",
            "c0a80001",
            "a9fe0001",
            "64400001",
            "00".repeat(15) + "01",
            "fd" + "00".repeat(15),
            "fe80" + "00".repeat(14)
        }) assertThat(AddressBlock.of(path(local))).as(local).isEmpty();
    }

    @Test
    void whatIsRememberedIsBoundedAndTheLatestStay() {
        Shares<Integer> shares = new Shares<>(10, HOUR, 3);
        for (int who = 0; who < 100; who++)
            assertThat(shares.take(who, 10, START)).isZero();
        assertThat(shares.size()).isEqualTo(3);
        assertThat(shares.wait(99, 1, START)).isPositive();
        assertThat(shares.wait(50, 10, START)).isZero();
    }

    private int writeUntilRefused(PublicKey issuer, long now) {
        for (int taken = 0; ; taken++) {
            TableKey key = anyKey();
            if (refusal(issuer, key, now).isPresent()) return taken;
            quotas.charge(issuer, key, RECORD, now);
        }
    }

    private Optional<Failure> refusal(PublicKey issuer, TableKey key, long now) {
        return quotas.refuse(Optional.empty(), issuer, key, RECORD, now);
    }

    private TableKey anyKey() {
        return Drafts.randomKey(random);
    }

    private static Direct path(String ip) {
        return new Direct(new Address(Bytes.hex(ip), 4000));
    }
}
