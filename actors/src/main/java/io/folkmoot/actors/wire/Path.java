package io.folkmoot.actors.wire;

/** One way by which packets reach a peer. A link knows several and chooses; what runs over them does not notice. */
public sealed interface Path permits Direct {}
