package io.folkmoot.actors.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Test;

class BucketTest {
    private static final BucketRules RULES = new BucketRules(3, 2, new Diversity(2, 10, true), 10, 100);

    /** What became of that ping may have been told to the life that crashed. */
    @Test
    void aNewLifeAsksAgainWhomTheLastOneWasAsking() {
        Located peer = Peers.number(1);
        var memory = new Bucket.Memory(
                List.of(Member.verified(peer, 0, Member.UNMEASURED).checking(true)));
        TestInbox<RoutingTable.OfBucket> table = TestInbox.create();
        BehaviorTestKit<Bucket.Command> bucket =
                BehaviorTestKit.create(Bucket.create(0, RULES, memory, () -> 200, table.getRef()));
        bucket.run(new Bucket.LookRound());
        assertThat(table.receiveMessage()).isEqualTo(new RoutingTable.ChecksWanted(List.of(peer)));
    }
}
