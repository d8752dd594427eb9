package io.folkmoot.gateway.simulation;

import io.folkmoot.simulation.scenario.FaultParts;
import io.folkmoot.simulation.universe.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What befell the peers, on a line of time, with a lane for each kind. */
final class FaultLine {
    private static final double WIDTH = 960;
    private static final double LEFT = 165;
    private static final double RIGHT = 24;
    private static final double LANE = 30;
    private static final double FOOT = 46;
    private static final double NANOS_PER_SECOND = 1e9;

    /** More rectangles than pixels show nothing more. */
    private static final int MOST_DRAWN = 2_000;

    private static final int MOST_ROWS = 100;
    private static final int MOST_NAMED = 12;
    private static final int LINES = 8;

    /** Under these names faults say how long they last. */
    private static final List<String> SPANS = List.of("lasting", "away");

    private final List<Fault> faults;
    private final Unit unit;
    private final Axis time;

    private record Unit(String name, double seconds) {
        /** In which a span is said with few digits. */
        static Unit of(double seconds) {
            if (seconds > 2 * 86_400) return new Unit("days", 86_400);
            if (seconds > 2 * 3_600) return new Unit("hours", 3_600);
            return seconds > 180 ? new Unit("minutes", 60) : new Unit("seconds", 1);
        }
    }

    private FaultLine(List<Fault> faults) {
        this.faults = faults;
        double end = faults.stream()
                .mapToDouble(fault -> seconds(fault.at().plus(lasting(fault))))
                .max()
                .orElse(1);
        unit = Unit.of(end);
        time = Axis.within(0, Math.max(end, 1) / unit.seconds(), LINES);
    }

    static String of(List<Fault> faults) {
        return faults.isEmpty() ? "" : new FaultLine(faults).markup();
    }

    private static double seconds(Duration span) {
        return span.toNanos() / NANOS_PER_SECOND;
    }

    /** Until it is as if nothing had been. */
    private static Duration lasting(Fault fault) {
        Map<String, Object> parts = FaultParts.of(fault);
        for (String name : SPANS) if (parts.get(name) instanceof Duration span) return span;
        return Duration.ZERO;
    }

    /** Such as {@code bad weather}. */
    private static String kind(Fault fault) {
        return fault.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private String markup() {
        Map<String, List<Fault>> lanes = new LinkedHashMap<>();
        for (Fault fault : faults)
            lanes.computeIfAbsent(kind(fault), name -> new ArrayList<>()).add(fault);
        double height = lanes.size() * LANE + FOOT;
        StringBuilder svg = new StringBuilder("<div class=\"wide\"><svg class=\"chart faults\" viewBox=\"0 0 "
                + (int) WIDTH + " " + (int) height + "\" role=\"img\"><title>What befell the peers, over time</title>");
        for (double tick : time.ticks()) {
            svg.append(Frame.line("grid", x(tick), 0, x(tick), height - FOOT));
            svg.append(Frame.word("tick mid", x(tick), height - FOOT + 18, Numbers.of(tick)));
        }
        int lane = 0;
        for (Map.Entry<String, List<Fault>> entry : lanes.entrySet())
            svg.append(lane(lane++, entry.getKey(), entry.getValue()));
        svg.append(Frame.word("label end", WIDTH - RIGHT, height - 8, unit.name() + " since the peers were settled"));
        return svg.append("</svg></div>").append(table()).toString();
    }

    private String lane(int number, String kind, List<Fault> same) {
        double y = number * LANE + 6;
        StringBuilder svg = new StringBuilder(Frame.word("tick end", LEFT - 12, y + 14, kind + " × " + same.size()));
        for (Fault fault : Chart.thinned(same, MOST_DRAWN)) {
            double from = x(seconds(fault.at()) / unit.seconds());
            double to = x(seconds(fault.at().plus(lasting(fault))) / unit.seconds());
            svg.append("<rect class=\"fault spot s")
                    .append(number % Sheet.SERIES)
                    .append("\" x=\"")
                    .append(Html.at(from))
                    .append("\" y=\"")
                    .append(Html.at(y))
                    .append("\" width=\"")
                    .append(Html.at(Math.max(2.5, to - from)))
                    .append("\" height=\"18\" rx=\"2\"><title>")
                    .append(Html.escape(words(fault)))
                    .append("</title></rect>");
        }
        return svg.toString();
    }

    private double x(double value) {
        return LEFT + time.place(value) * (WIDTH - LEFT - RIGHT);
    }

    private static String words(Fault fault) {
        String lasting = lasting(fault).isZero() ? "" : " for " + Numbers.of(lasting(fault));
        return kind(fault) + " at " + Numbers.of(fault.at()) + lasting + ": " + what(fault);
    }

    private static String what(Fault fault) {
        return FaultParts.of(fault).entrySet().stream()
                .filter(part -> !part.getKey().equals("at") && !SPANS.contains(part.getKey()))
                .map(part -> part.getKey() + " " + word(part.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String word(Object value) {
        return switch (value) {
            case Duration span -> Numbers.of(span);
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
            case Double number -> Numbers.of(number);
            case List<?> members when members.size() > MOST_NAMED -> members.size() + " in all";
            default -> value.toString();
        };
    }

    private String table() {
        List<Fault> shown = faults.subList(0, Math.min(MOST_ROWS, faults.size()));
        StringBuilder list = new StringBuilder();
        shown.forEach(fault -> list.append(Html.text("li", "", words(fault))));
        String most = shown.size() < faults.size() ? ", the first " + shown.size() + " of " + faults.size() : "";
        return "<details><summary>As a list" + most + "</summary><ol>" + list + "</ol></details>";
    }
}
