package io.folkmoot.gateway.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private final List<String> closed = new ArrayList<>();
    private final Closing closing = new Closing();

    @Test
    void theLastOpenedIsClosedFirstAndEachOnce() {
        closing.later(() -> closed.add("lock"));
        closing.later(() -> closed.add("store"));
        closing.close();
        closing.close();
        assertThat(closed).containsExactly("store", "lock");
    }

    @Test
    void whatFailsToCloseDoesNotKeepTheOthersOpen() {
        closing.later(() -> closed.add("lock"));
        closing.later(() -> {
            throw new IllegalStateException("stuck");
        });
        closing.later(() -> {
            throw new IllegalStateException("stuck first");
        });
        assertThatThrownBy(closing::close)
                .hasMessage("stuck first")
                .hasSuppressedException(new IllegalStateException("stuck"));
        assertThat(closed).containsExactly("lock");
    }
}
