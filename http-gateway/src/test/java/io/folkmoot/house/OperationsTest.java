package io.folkmoot.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.door.Drop;
import io.folkmoot.actors.links.Count;
import io.folkmoot.actors.supervision.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The person on call finds every counter and every event of the log in the document. */
class OperationsTest {
    private final Repository repository = new Repository();
    private final String operations = Repository.text(repository.root().resolve("docs/operations.md"));

    @Test
    void everyCounterIsExplained() {
        List<String> words = new ArrayList<>();
        for (Count count : Count.values()) words.add(count.word());
        for (Drop drop : Drop.values())
            words.add(drop.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        for (Part part : Part.values()) words.add(part.word());
        assertThat(words).allSatisfy(word -> assertThat(operations).contains("`" + word + "`"));
    }

    @Test
    void everyEventOfAPeerIsExplained() {
        for (String file : List.of("peer/PeerLog.java", "supervision/Witness.java", "supervision/Mishaps.java")) {
            String log = Repository.text(repository.root().resolve("actors/src/main/java/io/folkmoot/actors/" + file));
            assertThat(Pattern.compile("\"event\", \"([a-z-]+)\"").matcher(log).results())
                    .isNotEmpty()
                    .allSatisfy(event -> assertThat(operations).contains("| `" + event.group(1) + "` |"));
        }
    }

    @Test
    void everyEventOfLinksIsExplained() {
        String log = Repository.text(
                repository.root().resolve("actors/src/main/java/io/folkmoot/actors/links/LinkLog.java"));
        List<String> events = Pattern.compile("event\\(\"([a-z-]+)\"")
                .matcher(log)
                .results()
                .map(event -> event.group(1))
                .toList();
        assertThat(events).hasSizeGreaterThanOrEqualTo(6);
        assertThat(events).allSatisfy(event -> assertThat(operations).contains("| `" + event + "` |"));
    }
}
