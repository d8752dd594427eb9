package io.folkmoot.simulation.scenario;

import io.folkmoot.simulation.scenario.Figure.Goal;
import io.folkmoot.simulation.scenario.Plot.Mark;
import io.folkmoot.simulation.scenario.Plot.Shape;
import java.util.ArrayList;
import java.util.List;

/** What searches came to, in numbers and pictures; the naive ones are those with fixed timeouts. */
record LookupFigures(Searches finds, Searches gets, List<Searches> naive) {
    private static final List<String> NAIVE = List.of("naive_5s", "naive_2s");

    LookupFigures {
        naive = List.copyOf(naive);
    }

    void tell(Stage stage) {
        boolean calm = stage.knob("dead") == 0 && stage.knob("loss") == 0;
        tellFinds(stage, calm);
        tellGets(stage);
        for (int i = 0; i < naive.size(); i++) tellNaive(stage, NAIVE.get(i), naive.get(i));
        draw(stage);
        if (calm && stage.whole("geography") == 0)
            stage.require("every find names all of the closest", finds.exact() == 1, finds.failures::toString);
    }

    private void tellFinds(Stage stage, boolean calm) {
        stage.figure(
                "lookup_success",
                finds.success(),
                Figure.PART,
                "part of finds that are complete and name the closest of all that live",
                Goal.atLeast(calm ? 1 : 0.999));
        stage.figure(
                "lookup_exact", finds.exact(), Figure.PART, "part of finds that name all of the k closest that live");
        stage.figure(
                "lookup_recall", finds.recall.mean(), Figure.PART, "part of the k closest that live, mean over finds");
        stage.figure("lookup_silent", finds.silent(), "", "of the k closest, those that did not answer in time, mean");
        stage.figure("lookup_unheard", finds.unheard(), "", "of the k closest, those that nobody had named, mean");
        stage.figure("hops_p50", finds.hops.p(0.5), "", "steps to the farthest peer found, median", Goal.atMost(3));
        stage.figure("hops_p99", finds.hops.p(0.99), "", "the same, 99th of 100", Goal.atMost(5));
        stage.figure("lookup_ms_p50", finds.millis.p(0.5), "ms", "until a find is complete, median", Goal.atMost(900));
        stage.figure("lookup_ms_p99", finds.millis.p(0.99), "ms", "the same, 99th of 100", Goal.atMost(2_000));
        stage.figure("lookup_requests", finds.requests.mean(), "", "requests of a find, mean");
    }

    private void tellGets(Stage stage) {
        Samples millis = gets.millis;
        stage.figure(
                "get_success",
                gets.success(),
                Figure.PART,
                "part of gets that end with a valid record",
                Goal.atLeast(0.999));
        stage.figure("first_ms_p50", millis.p(0.5), "ms", "until the first valid answer, median", Goal.atMost(250));
        stage.figure("first_ms_p99", millis.p(0.99), "ms", "the same, 99th of 100", Goal.atMost(1_000));
        stage.figure("get_requests", gets.requests.mean(), "", "requests of a get, mean");
    }

    private static void tellNaive(Stage stage, String name, Searches finds) {
        stage.figure(name + "_ms_p50", finds.millis.p(0.5), "ms", finds.millis.name() + ", median");
        stage.figure(name + "_ms_p99", finds.millis.p(0.99), "ms", "the same, 99th of 100");
        stage.figure(name + "_recall", finds.recall.mean(), Figure.PART, "part of the k closest that live, mean");
    }

    private void draw(Stage stage) {
        List<Samples> times = new ArrayList<>(List.of(finds.millis, gets.millis));
        naive.forEach(searches -> times.add(searches.millis));
        stage.plot(Samples.plot(
                        Shape.CUMULATIVE,
                        "How long searches take",
                        "A step at the end of a line is what is waited for those who are dead.",
                        "milliseconds",
                        times.toArray(Samples[]::new))
                .marked(
                        Mark.spot("goal: half of all finds within 900 ms", 900, 0.5),
                        Mark.spot("goal: 99 of 100 finds within 2 s", 2_000, 0.99),
                        Mark.spot("goal: half of all first answers within 250 ms", 250, 0.5),
                        Mark.spot("goal: 99 of 100 first answers within 1 s", 1_000, 0.99)));
        stage.plot(Samples.plot(
                        Shape.BARS,
                        "How far it is",
                        "Steps from the asker's own table to the farthest peer found.",
                        "hops",
                        finds.hops)
                .marked(Mark.upwards("99 of 100", 5)));
        stage.plot(Samples.plot(
                Shape.BARS,
                "What searches cost",
                "A find asks each of the k closest; a get ends with the first valid answer.",
                "requests",
                finds.requests,
                gets.requests));
    }
}
