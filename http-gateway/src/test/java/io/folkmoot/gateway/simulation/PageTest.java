package io.folkmoot.gateway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.simulation.scenario.Broken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PageTest {
    private static final Broken BROKEN =
            new Broken("every record has a holder", Duration.ofMinutes(72), "17 lost " + Sample.HOSTILE);

    /** A folder named so gets the pages, for looking at them. */
    private static final String FOLDER = "folkmoot.pages";

    private final String page = Page.of(new Sample().outcome(1));

    @Test
    void thePageIsWellFormedAndItsPlotsAreDrawingsWithTablesBesides() throws Exception {
        Document document = parse(page);
        assertThat(texts(document, "h1")).containsExactly("✓ Every promise held, 1 goal was missed");
        assertThat(texts(document, "h2"))
                .containsExactly(
                        "Figures", "What it cost", "Plots", "What befell the peers", "The plan", "Play it again");
        assertThat(document.getElementsByTagName("figure").getLength()).isEqualTo(4);
        assertThat(document.getElementsByTagName("figcaption").getLength()).isEqualTo(4);
        assertThat(texts(document, "summary"))
                .filteredOn(text -> text.startsWith("As a table"))
                .hasSize(4);
        assertThat(count("<svg class=\"chart\"")).isEqualTo(4);
        assertThat(count("aria-labelledby=")).isEqualTo(4);
        assertThat(texts(document, "li")).contains("median", "four paths");
    }

    @Test
    void nothingThatIsSaidInARunBecomesMarkup() {
        String hostile = Page.of(new Sample().outcome(1, BROKEN));
        assertThat(Pattern.compile("<script").matcher(hostile).results()).hasSize(1);
        assertThat(hostile)
                .contains("&lt;/script&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39; ")
                .doesNotContain("alert(\"1\")")
                .doesNotContain("\u0007");
    }

    @Test
    void aBrokenPromiseComesFirst() throws Exception {
        String broken = Page.of(new Sample().outcome(1, BROKEN));
        Document document = parse(broken);
        assertThat(texts(document, "h1")).containsExactly("✗ Broken: every record has a holder");
        assertThat(texts(document, "h2").getFirst()).isEqualTo("What broke");
        assertThat(broken).contains("After 1 h 12 min in the world with seed 7").contains("peer-3-1/table");
        keep("broken.html", broken);
    }

    @Test
    void goalsStandOnTheBarsOfTheirFiguresWithTheRuleBeside() {
        assertThat(count("class=\"bound\"")).isEqualTo(4 - 1);
        assertThat(count("class=\"naive\"")).isEqualTo(1);
        assertThat(page)
                .contains("✓ met")
                .contains("✗ missed")
                .contains("goal ≤ 1,000 ms")
                .contains("rule beside: 93.2 %");
        assertThat(page).doesNotContain("<h3>naive");
    }

    @Test
    void severalWorldsAreATableWithTheBrokenOnesAbove() throws Exception {
        String several = Page.of(new Sample().outcome(5));
        assertThat(texts(parse(several), "h2")).contains("5 worlds", "Plots, of the world with seed 7");
        assertThat(several).contains("median of 5 worlds; worst 99.93 %");
        keep("several.html", several);
    }

    @Test
    void thePageAsksForNothingFromElsewhere() throws IOException {
        assertThat(page)
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain("url(")
                .doesNotContain("@import");
        keep("page.html", page);
    }

    @Test
    void theSameOutcomeIsTheSamePage() {
        assertThat(Page.of(new Sample().outcome(1))).isEqualTo(page);
    }

    private long count(String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(page).results().count();
    }

    /** But for what HTML leaves open and XML does not. */
    private static Document parse(String html) throws Exception {
        String body = Pattern.compile("<style>.*</style>|<script>.*</script>", Pattern.DOTALL)
                .matcher(html.substring(html.indexOf("<body>")).replace("</html>", ""))
                .replaceAll(found -> "");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(body)));
    }

    private static List<String> texts(Document document, String tag) {
        NodeList found = document.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }

    private static void keep(String name, String page) throws IOException {
        String folder = System.getProperty(FOLDER);
        if (folder != null) Files.writeString(Path.of(folder, name), page);
    }
}
