package io.folkmoot.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a reviewer would have to say twice; each message names the replacement. */
class TidyTest {
    private static final int LONGEST_FILE = 400;
    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");

    private final Repository repository = new Repository();

    /** Pattern of a line of Java, and what to write instead. */
    private static Map<String, String> banned() {
        Map<String, String> banned = new TreeMap<>();
        banned.put("\\b(TODO|FIXME|XXX|HACK)\\b", "finish it, or write down in the document what is missing");
        banned.put("printStackTrace\\(\\)", "log it once, with the actor's path; a person sees one line");
        banned.put("Thread\\.sleep", "wait for a condition, or use ManualTime");
        banned.put("System\\.exit", "return an exit code; only Main ends the process");
        banned.put("@Disabled", "mend the test or delete it");
        banned.put("@author", "git knows");
        banned.put("import (static )?[\\w.]+\\.\\*;", "import what is used, by name");
        banned.put("org\\.mockito|Mockito", "a fake with a name");
        banned.put("\\bassert ", "throw, or AssertJ's assertThat in tests: plain assertions are off in production");
        banned.put("/{2} ?[-=]{5,}|/\\*{3,}", "no banners; a file that needs sections is two files");
        banned.put("catch \\((Throwable|Exception|RuntimeException) \\w+\\) \\{\\s*}", "handle it or let it pass");
        banned.put("\\bList<.*> \\w+ = new LinkedList", "ArrayList or ArrayDeque");
        banned.put("System\\.(out|err)\\.", "write to the terminal that was handed in; tests may print figures");
        return banned;
    }

    @Test
    void noBannedConstruct() {
        List<String> found = new ArrayList<>();
        for (Path file : repository.filesEndingIn(".java")) {
            if (file.endsWith("TidyTest.java")) continue;
            String text = Repository.text(file);
            banned().forEach((pattern, instead) -> {
                Matcher matcher = Pattern.compile(pattern).matcher(text);
                if (matcher.find() && !isAllowed(file, pattern))
                    found.add(at(file, text, matcher.start()) + " " + matcher.group() + " → " + instead);
            });
        }
        assertThat(found).isEmpty();
    }

    private static boolean isAllowed(Path file, String pattern) {
        boolean isTest = file.toString().contains("/src/test/");
        if (pattern.startsWith("System\\.(out")) return isTest;
        return pattern.equals("System\\.exit") && file.endsWith("Main.java");
    }

    @Test
    void everyPackageSaysWhatItIs() {
        List<String> silent = new ArrayList<>();
        for (Path file : repository.files(
                path -> path.toString().endsWith(".java") && path.toString().contains("/src/main/java/"))) {
            Path info = file.resolveSibling("package-info.java");
            if (!Files.exists(info)) silent.add(repository.name(info) + ": write it, in three lines");
        }
        for (Path info : repository.filesEndingIn("package-info.java")) {
            String text = Repository.text(info);
            if (!text.contains("/**")) silent.add(repository.name(info) + ": say what the package does");
            if (!text.contains("@NullMarked")) silent.add(repository.name(info) + ": add @NullMarked");
        }
        assertThat(silent.stream().distinct()).isEmpty();
    }

    @Test
    void everyTypeSaysWhatItIsFor() {
        List<String> silent = new ArrayList<>();
        Pattern type = Pattern.compile(
                "(?m)^(public |abstract |final |sealed |non-sealed )*(class|record|interface|enum|@interface) (\\w+)");
        for (Path file : repository.files(
                path -> path.toString().endsWith(".java") && path.toString().contains("/src/main/java/"))) {
            String text = Repository.text(file);
            Matcher matcher = type.matcher(text);
            if (matcher.find() && !text.substring(0, matcher.start()).contains("/**"))
                silent.add(repository.name(file) + ": one sentence above " + matcher.group(3));
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void noFileIsLongerThanOneIdea() {
        List<String> tooLong = new ArrayList<>();
        for (Path file : repository.filesEndingIn(".java")) {
            long lines = Repository.text(file).lines().count();
            if (lines > LONGEST_FILE) tooLong.add(repository.name(file) + ": " + lines + " lines; split it");
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void everyDocumentHasATitleAndLivingLinks() {
        List<String> wrong = new ArrayList<>();
        for (Path document : repository.filesEndingIn(".md")) {
            String text = Repository.text(document);
            if (!text.startsWith("# ")) wrong.add(repository.name(document) + ": begin with a title (# …)");
            Matcher link = LINK.matcher(text);
            while (link.find())
                if (!leadsSomewhere(document, link.group(1)))
                    wrong.add(at(document, text, link.start()) + " dead link " + link.group(1));
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean leadsSomewhere(Path document, String target) {
        if (target.startsWith("http://") || target.startsWith("https://")) return true;
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path file = path.isEmpty() ? document : document.resolveSibling(path).normalize();
        if (!Files.exists(file)) return false;
        return hash < 0 || anchors(file).anyMatch(target.substring(hash + 1)::equals);
    }

    private static Stream<String> anchors(Path document) {
        return HEADING.matcher(Repository.text(document))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'));
    }

    @Test
    void noRegistryAddressStandsInTheRepository() {
        List<String> found = new ArrayList<>();
        Pattern address = Pattern.compile(
                "(repo1?\\.maven|repo\\.maven|registry\\.npmjs|deb\\.debian|search\\.maven)\\.(org|apache\\.org)|<repository>\\s*<id>");
        for (Path file : repository.files(path -> !path.endsWith("TidyTest.java") && isText(path))) {
            String text = Repository.text(file);
            Matcher matcher = address.matcher(text);
            if (matcher.find())
                found.add(at(file, text, matcher.start()) + " → leave the address to the user's settings");
        }
        assertThat(found).isEmpty();
    }

    @Test
    void textIsUnixTextWithoutTrailingBlanks() {
        List<String> found = new ArrayList<>();
        for (Path file : repository.files(TidyTest::isText)) {
            String text = Repository.text(file);
            if (text.contains("\r")) found.add(repository.name(file) + ": end lines with a line feed alone");
            if (text.contains("\t")) found.add(repository.name(file) + ": indent with blanks");
            if (Pattern.compile("(?m)[ \\t]+$").matcher(text).find())
                found.add(repository.name(file) + ": blanks at the end of a line");
            if (!text.isEmpty() && !text.endsWith("\n")) found.add(repository.name(file) + ": no line feed at the end");
        }
        assertThat(found).isEmpty();
    }

    @Test
    void theVersionIsTheSameEverywhere() {
        Pattern version = Pattern.compile("<artifactId>folkmoot(?:-bom)?</artifactId>\\s*<version>([^<$]+)</version>");
        List<String> versions = repository.filesEndingIn("pom.xml").stream()
                .flatMap(pom -> version.matcher(Repository.text(pom)).results().map(result -> result.group(1)))
                .distinct()
                .toList();
        assertThat(versions).hasSize(1);
    }

    private static boolean isText(Path path) {
        return Stream.of(
                        ".java",
                        ".md",
                        ".xml",
                        ".conf",
                        ".json",
                        ".properties",
                        ".sh",
                        ".html",
                        ".css",
                        ".js",
                        "folkmoot",
                        "run",
                        ".editorconfig")
                .anyMatch(path.toString()::endsWith);
    }

    private String at(Path file, String text, int position) {
        long line = text.substring(0, position).lines().count();
        return repository.name(file) + ":" + Math.max(1, line) + ":";
    }
}
