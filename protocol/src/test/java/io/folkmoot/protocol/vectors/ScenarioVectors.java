package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.trust.Genesis;
import java.util.ArrayList;
import java.util.List;

/** Small networks in words, and what the rule of trust says of who is in them. */
record ScenarioVectors(String name, List<String> free, List<List<String>> scenarios) implements Section {
    /** What is asked never hangs on each of these; the answers are held. */
    private static final List<String> CIRCUMSTANCES =
            List.of("founders", "endorsed", "numbered", "agent", "revoked", "day");

    static ScenarioVectors verdicts() {
        return new ScenarioVectors(
                "verdicts",
                CIRCUMSTANCES,
                List.of(
                        List.of(
                                "note: three founders endorse D; D's two agents, of whom it may have five",
                                "founders: A B C",
                                "endorsed: D by A B C",
                                "agent: d of D in slot 0",
                                "agent: e of D in slot 5",
                                "day: 100",
                                "verdict: A",
                                "verdict: D",
                                "may: D endorse",
                                "may: d vote",
                                "may: d endorse",
                                "may: e vote",
                                "may: z vote",
                                "may: z read"),
                        List.of(
                                "note: two endorsers are too few; a certificate counts from the endorsements' day to its end",
                                "founders: A B C",
                                "endorsed: D by A B",
                                "endorsed: E by A B C",
                                "day: 100",
                                "verdict: D",
                                "verdict: F",
                                "day: 0",
                                "verdict: E",
                                "day: 1",
                                "verdict: E",
                                "day: 181",
                                "verdict: E"),
                        List.of(
                                "note: four layers, of which three count; operators in a circle lend each other nothing",
                                "founders: A B C",
                                "endorsed: D by A B C",
                                "endorsed: E by A B C",
                                "endorsed: F by A B C",
                                "endorsed: G by D E F",
                                "endorsed: H by D E F",
                                "endorsed: I by D E F",
                                "endorsed: J by G H I",
                                "endorsed: K by G H I",
                                "endorsed: L by G H I",
                                "endorsed: M by J K L",
                                "endorsed: X by Y Z W",
                                "endorsed: Y by X Z W",
                                "endorsed: Z by X Y W",
                                "endorsed: W by X Y Z",
                                "day: 100",
                                "verdict: D",
                                "verdict: G",
                                "verdict: J",
                                "verdict: M",
                                "verdict: X"),
                        List.of(
                                "note: with two founders two endorsers are enough, if they are reached over both",
                                "founders: A B",
                                "endorsed: D by A B",
                                "endorsed: E by A B",
                                "endorsed: F by A D",
                                "endorsed: G by F D",
                                "endorsed: H by D E",
                                "day: 100",
                                "verdict: F",
                                "verdict: G",
                                "verdict: H"),
                        List.of(
                                "note: one founder alone may bring in others",
                                "founders: A",
                                "endorsed: D by A",
                                "endorsed: E by D",
                                "day: 100",
                                "verdict: D",
                                "verdict: E"),
                        List.of(
                                "note: where the genesis asks for one endorser, paths to two founders are needed all the same",
                                "founders: A B",
                                "min endorsements: 1",
                                "endorsed: D by A",
                                "endorsed: E by A B",
                                "endorsed: F by E",
                                "day: 100",
                                "verdict: D",
                                "verdict: E",
                                "verdict: F"),
                        List.of(
                                "note: founders revoke D, on whom G stands with two others; two signatures revoke nobody",
                                "founders: A B C",
                                "endorsed: D by A B C",
                                "endorsed: E by A B C",
                                "endorsed: F by A B C",
                                "endorsed: G by D E F",
                                "agent: d of D in slot 0",
                                "revoked: D on day 60 by A B C",
                                "revoked: E on day 60 by A B",
                                "day: 59",
                                "verdict: D",
                                "verdict: G",
                                "day: 60",
                                "verdict: D",
                                "verdict: E",
                                "verdict: G",
                                "may: d read",
                                "may: G read",
                                "may: G publish",
                                "day: 68",
                                "verdict: G"),
                        List.of(
                                "note: two thirds of the founders, rounded up, revoke one of them",
                                "founders: A B C D",
                                "revoked: A on day 60 by B C",
                                "revoked: B on day 60 by A C D",
                                "day: 100",
                                "verdict: A",
                                "verdict: B"),
                        List.of(
                                "note: two agents in one slot prove that D had one more than it was endorsed for",
                                "founders: A B C",
                                "endorsed: D by A B C",
                                "agent: d of D in slot 0",
                                "agent: e of D in slot 0",
                                "day: 100",
                                "verdict: D",
                                "may: d vote")));
    }

    static ScenarioVectors budgets() {
        List<String> eight = new ArrayList<>(List.of("note: eight operators in half a year", "founders: A"));
        eight.add("endorsed: D by A");
        for (char c = 'E'; c <= 'K'; c++) eight.add("endorsed: " + c + " by A");
        eight.add("day: 100");
        eight.add("verdict: D");
        eight.add("verdict: K");
        List<String> nine = new ArrayList<>(eight);
        nine.set(0, "note: nine are too many, and none of them counts");
        nine.add(nine.indexOf("day: 100"), "endorsed: L by A");
        nine.add("verdict: L");
        return new ScenarioVectors(
                "budgets",
                CIRCUMSTANCES,
                List.of(
                        budget("two numbers apart, seven days: honest", "0 at 86400000", "2 at 691200000"),
                        budget("one millisecond less: neither counts", "0 at 86400000", "2 at 691199999"),
                        budget("neighbours may be given at one time", "0 at 86400000", "1 at 86400000"),
                        budget("a higher number must not be earlier", "0 at 86400000", "1 at 86399999"),
                        budget("five numbers apart, fourteen days", "0 at 86400000", "5 at 1296000000"),
                        budget("five numbers apart, one millisecond less", "0 at 86400000", "5 at 1295999999"),
                        budget("one number twice", "3 at 86400000", "3 at 1296000000"),
                        eight,
                        nine));
    }

    private static List<String> budget(String note, String first, String second) {
        return List.of(
                "note: " + note,
                "founders: A",
                "numbered: D by A as " + first,
                "numbered: E by A as " + second,
                "day: 100",
                "verdict: D",
                "verdict: E");
    }

    @Override
    public void write(Lines lines) throws Exception {
        for (List<String> scenario : scenarios) {
            lines.item();
            List<Item.Line> asked = scenario.stream().map(Item.Line::parse).toList();
            for (Item.Line line : answered(asked)) lines.put(line.name(), line.value());
        }
    }

    @Override
    public void check(List<Item> items) throws Exception {
        for (Item item : items)
            assertThat(answered(
                            item.lines().stream().map(ScenarioVectors::asked).toList()))
                    .as(item.text("note"))
                    .isEqualTo(item.lines());
    }

    private static Item.Line asked(Item.Line line) {
        int subject = line.name().equals("verdict") ? 1 : line.name().equals("may") ? 2 : Integer.MAX_VALUE;
        List<String> words = line.words();
        return subject >= words.size() ? line : new Item.Line(line.name(), String.join(" ", words.subList(0, subject)));
    }

    private static List<Item.Line> answered(List<Item.Line> lines) throws Exception {
        List<Item.Line> answered = new ArrayList<>();
        Item scenario = new Item(lines);
        int needed = scenario.has("min endorsements")
                ? (int) scenario.number("min endorsements")
                : Genesis.DEFAULT_MIN_ENDORSEMENTS;
        Village village = Village.foundedBy(scenario.text("founders"), needed);
        long at = 0;
        for (Item.Line line : lines) {
            List<String> words = line.words();
            String answer = line.value();
            switch (line.name()) {
                case "note", "founders", "min endorsements" -> {}
                case "day" -> at = Long.parseLong(line.value()) * Cast.DAY;
                case "verdict" -> answer += " " + Village.verdict(village.set(), at, Village.publicKey(words.get(0)));
                case "may" ->
                    answer +=
                            " " + Village.permission(village.set(), at, Village.publicKey(words.get(0)), words.get(1));
                default -> village.happen(line);
            }
            answered.add(new Item.Line(line.name(), answer));
        }
        return answered;
    }
}
