package io.folkmoot.gateway.simulation;

/** The room of a drawing: axes with their lines, words and units, around the field in which the numbers stand. */
record Frame(Axis x, Axis y, boolean hundredths) {
    static final double WIDTH = 640;
    static final double HEIGHT = 340;

    /** Room for seven digits, in letters that can be read on a phone. */
    private static final double LEFT = 66;

    private static final double RIGHT = 32;
    private static final double TOP = 34;
    private static final double BOTTOM = 54;

    double x(double value) {
        return LEFT + x.place(value) * (WIDTH - LEFT - RIGHT);
    }

    double y(double value) {
        return HEIGHT - BOTTOM - y.place(value) * (HEIGHT - TOP - BOTTOM);
    }

    double left() {
        return LEFT;
    }

    double right() {
        return WIDTH - RIGHT;
    }

    double floor() {
        return HEIGHT - BOTTOM;
    }

    double width() {
        return WIDTH - LEFT - RIGHT;
    }

    /** All but the numbers themselves. */
    String markup(String xLabel, String yLabel) {
        StringBuilder svg = new StringBuilder();
        for (double tick : y.ticks()) {
            svg.append(line("grid", LEFT, y(tick), WIDTH - RIGHT, y(tick)));
            svg.append(word("tick end", LEFT - 8, y(tick) + 4.5, yWord(tick)));
        }
        for (double tick : x.ticks()) {
            svg.append(line("mark", x(tick), floor(), x(tick), floor() + 5));
            svg.append(word("tick mid", x(tick), floor() + 21, Numbers.of(tick)));
        }
        svg.append(line("axis", LEFT, floor(), WIDTH - RIGHT, floor()));
        svg.append(word("label", 6, 16, yLabel));
        svg.append(word("label end", WIDTH - RIGHT, HEIGHT - 10, xLabel));
        return svg.toString();
    }

    private String yWord(double tick) {
        return hundredths ? Numbers.of(Math.round(tick * 1_000) / 10.0) + " %" : Numbers.of(tick);
    }

    static String line(String kind, double x1, double y1, double x2, double y2) {
        return "<line class=\"" + kind + "\" x1=\"" + Html.at(x1) + "\" y1=\"" + Html.at(y1) + "\" x2=\"" + Html.at(x2)
                + "\" y2=\"" + Html.at(y2) + "\"/>";
    }

    static String word(String kind, double x, double y, String text) {
        return "<text class=\"" + kind + "\" x=\"" + Html.at(x) + "\" y=\"" + Html.at(y) + "\">" + Html.escape(text)
                + "</text>";
    }
}
