package io.folkmoot.actors.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HearsayTest {
    private final Hearsay hearsay = new Hearsay(new Diversity(2, 10, true));

    @Test
    void theFirstAddressHeardStays() {
        hearsay.heard(0, Peers.at(1, 30, 1, 1, 1));
        hearsay.heard(0, Peers.at(1, 30, 2, 2, 2));
        assertThat(hearsay.poll(bucket -> true)).isEqualTo(Peers.at(1, 30, 1, 1, 1));
        assertThat(hearsay.poll(bucket -> true)).isNull();
    }

    @Test
    void ourNeighbourhoodComesFirstAmongBucketsThatQualify() {
        for (int bucket = 0; bucket < 5; bucket++) hearsay.heard(bucket, Peers.number(bucket));
        assertThat(hearsay.poll(bucket -> bucket < 4)).isEqualTo(Peers.number(3));
        assertThat(hearsay.poll(bucket -> true)).isEqualTo(Peers.number(4));
        assertThat(hearsay.poll(bucket -> false)).isNull();
    }

    @Test
    void ofTooManyTheOldestMakesRoom() {
        for (int n = 0; n < 2 * Hearsay.PER_BUCKET; n++) hearsay.heard(0, Peers.number(n));
        assertThat(hearsay.size()).isEqualTo(Hearsay.PER_BUCKET);
        assertThat(hearsay.poll(bucket -> true)).isEqualTo(Peers.number(Hearsay.PER_BUCKET));
    }

    @Test
    void oneNetworkDoesNotFillABucketsShare() {
        for (int n = 0; n < 20; n++) hearsay.heard(0, Peers.at(n, 30, 1, 1, n));
        assertThat(hearsay.size()).isEqualTo(2);
    }
}
