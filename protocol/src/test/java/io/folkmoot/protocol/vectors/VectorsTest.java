package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the document of the protocol to the code: its vectors are those that the code makes, and what is read back from
 * the document does what it says.
 */
class VectorsTest {
    private static final String REWRITE = "mvn -Pfast test -pl protocol -Dtest=VectorsTest -Dfolkmoot.vectors=write";

    static List<Section> sections() {
        return Sections.ALL;
    }

    @BeforeAll
    static void rewriteWhenAsked() {
        if (!"write".equals(System.getProperty("folkmoot.vectors"))) return;
        Document document = Document.read();
        for (Section section : sections())
            if (document.names().contains(section.name())) document = document.with(section.name(), Lines.of(section));
        document.write();
    }

    @Test
    void everyMarkerHasAGeneratorAndEveryGeneratorAMarker() {
        assertThat(Document.read().names())
                .as("markers in %s, against the sections that are generated", Document.PATH)
                .containsExactlyInAnyOrderElementsOf(
                        sections().stream().map(Section::name).toList());
    }

    @ParameterizedTest
    @MethodSource("sections")
    void theDocumentShowsWhatTheCodeMakes(Section section) {
        List<String> shown = Document.read().block(section.name());
        List<String> made = Lines.of(section);
        for (int i = 0; i < Math.max(shown.size(), made.size()); i++)
            assertThat(lineOf(shown, i))
                    .as(
                            "section %s of %s, line %d of its block; if the change is meant: %s",
                            section.name(), Document.PATH, i + 1, REWRITE)
                    .isEqualTo(lineOf(made, i));
    }

    private static String lineOf(List<String> block, int index) {
        return index < block.size() ? block.get(index) : "(the block has ended)";
    }

    @ParameterizedTest
    @MethodSource("sections")
    void whatTheDocumentShowsDoesWhatItSays(Section section) throws Exception {
        section.check(Item.parse(Document.read().block(section.name())));
    }

    /** A check that passes whatever stands in the document shows nothing. */
    @ParameterizedTest
    @MethodSource("sections")
    void aChangedDigitInAnyLineIsNoticed(Section section) {
        List<String> block = Document.read().block(section.name());
        List<String> unnoticed = new ArrayList<>();
        for (int i = 0; i < block.size(); i++) {
            if (isFree(section, block.get(i))) continue;
            List<String> changed = new ArrayList<>(block);
            changed.set(i, Damage.of(block.get(i)));
            if (catchThrowable(() -> section.check(Item.parse(changed))) == null) unnoticed.add(changed.get(i));
        }
        assertThat(unnoticed).isEmpty();
    }

    private static boolean isFree(Section section, String line) {
        if (line.isEmpty()) return true;
        String name = Item.Line.parse(line).name().strip();
        return name.equals("note") || section.free().contains(name);
    }
}
