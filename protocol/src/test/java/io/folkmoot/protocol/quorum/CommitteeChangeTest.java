package io.folkmoot.protocol.quorum;

import static io.folkmoot.protocol.quorum.Members.NETWORK;
import static io.folkmoot.protocol.quorum.Members.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommitteeChangeTest {
    private final Members old = new Members(5, 11);
    private final Members young = new Members(5, 12);
    private final Committee first = old.committee();
    private final Committee second = first.next(young.publicKeys());

    private static CommitteeChange change(Members by, Committee under, Committee next, int signers) {
        return new CommitteeChange(next, by.certify(Decision.COMMITTEE, next.hash(), under, signers));
    }

    @Test
    void aQuorumOfACommitteeNamesItsSuccessor() throws Exception {
        Committee third = second.next(old.publicKeys());
        List<CommitteeChange> chain = List.of(change(old, first, second, 4), change(young, second, third, 4));
        assertThat(CommitteeChange.follow(first, chain, NETWORK)).isEqualTo(third);
        assertThat(CommitteeChange.follow(first, List.of(), NETWORK)).isEqualTo(first);
    }

    @Test
    void fewerThanAQuorumDoNot() {
        assertThatThrownBy(() -> change(old, first, second, 3).apply(first, NETWORK))
                .hasMessageContaining("3 signatures, 4 are due");
    }

    @Test
    void theNewMembersCannotAppointThemselves() {
        assertThatThrownBy(() -> change(young, second, second, 5).apply(first, NETWORK))
                .hasMessageContaining("another committee");
    }

    @Test
    void aStepCannotBeSkippedNorTakenTwice() throws Exception {
        Committee third = second.next(old.publicKeys());
        CommitteeChange last = change(young, second, third, 5);
        assertThatThrownBy(() -> last.apply(first, NETWORK)).hasMessageContaining("number 2 does not follow");
        CommitteeChange step = change(old, first, second, 5);
        assertThatThrownBy(() -> step.apply(step.apply(first, NETWORK), NETWORK))
                .hasMessageContaining("does not follow");
    }

    @Test
    void aChangeForOneObjectIsNoneForAnotherWithTheSameMembers() {
        Committee elsewhere = Committee.first(SUBJECT, old.publicKeys());
        assertThatThrownBy(() -> change(old, first, second, 5).apply(elsewhere, NETWORK))
                .hasMessage("committee: of another object");
    }

    @Test
    void onlyTheFirstCommitteeHasNoneBeforeIt() {
        assertThatThrownBy(() -> new Committee(first.object(), 1, first.previous(), old.publicKeys()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Committee(first.object(), 0, first.hash(), old.publicKeys()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
