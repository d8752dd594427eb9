package io.folkmoot.simulation.scenario;

/** Identities ground to sit on a key. */
final class Denial {
    private Denial() {}

    static void play(Stage stage) {
        stage.open(outset -> outset);
    }
}
