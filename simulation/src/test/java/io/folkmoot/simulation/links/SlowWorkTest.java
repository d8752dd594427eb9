package io.folkmoot.simulation.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.links.Count;
import io.folkmoot.actors.links.Inbound;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.frames.Send;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A peer that needs its time, as one does that waits for its disk. */
class SlowWorkTest extends Neighbourly {
    private static final Duration LONG = Duration.ofSeconds(10);

    /** They know each other's pace, and so would soon ask again. */
    private void talk() {
        for (int i = 0; i < 5; i++) ann.ask(bob, new Ping(), i, SECOND);
        world.runFor(SECOND);
        ann.replies.clear();
        bob.answers = false;
    }

    private void answerNow() {
        for (Inbound inbound : bob.inbound)
            if (inbound instanceof Inbound.Asked asked)
                asked.answerTo().tell(new Inbound.Answer(asked.request(), Villager.echo(asked.message())));
    }

    @Test
    void whatIsBeingDoneIsHardlyAskedForAgain() {
        talk();
        ann.ask(bob, new Send(Bytes.utf8("slow")), 9, LONG);
        world.runFor(Duration.ofMillis(950));
        assertThat(ann.count(Count.REQUESTS_REPEATED)).isEqualTo(1);
        answerNow();
        world.runFor(SECOND);
        assertThat(ann.replies).singleElement().isInstanceOf(Reply.Answered.class);
        assertThat(bob.timesActed(Bytes.utf8("slow"))).isEqualTo(1);
    }

    @Test
    void anAnswerThatIsLostAfterLongWorkIsAskedForAgain() {
        talk();
        ann.ask(bob, new Send(Bytes.utf8("lost")), 9, LONG);
        world.runFor(Duration.ofMillis(500));
        network.cut(bob.address, ann.address);
        answerNow();
        world.runFor(Duration.ofMillis(100));
        network.mend(bob.address, ann.address);
        assertThat(ann.replies).isEmpty();
        world.runFor(Duration.ofSeconds(2));
        assertThat(ann.replies).singleElement().isInstanceOf(Reply.Answered.class);
        assertThat(bob.timesActed(Bytes.utf8("lost"))).isEqualTo(1);
    }
}
