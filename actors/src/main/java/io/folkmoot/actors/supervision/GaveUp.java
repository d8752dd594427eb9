package io.folkmoot.actors.supervision;

/** A branch kept failing and was not begun again; the text says why, for people. */
public record GaveUp(Part part, String why) {}
