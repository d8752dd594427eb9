package io.folkmoot.gateway.simulation;

/** What came of worlds as one self-contained page. */
public final class Page {
    private Page() {}

    public static String of(Outcome outcome) {
        return outcome.toString();
    }
}
