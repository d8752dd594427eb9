package io.folkmoot.actors.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.frames.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CountTest {
    @Test
    void everyCounterIsExplainedToThePersonOnCall() throws IOException {
        String operations = Files.readString(Path.of("..", "docs", "operations.md"));
        for (Count count : Count.values()) assertThat(operations).contains("`" + count.word() + "`");
    }

    @Test
    void everyReasonToRefuseIsCounted() {
        for (Failure.Reason reason : Failure.Reason.values())
            assertThat(Count.of(reason).word()).startsWith("records-refused-");
    }
}
