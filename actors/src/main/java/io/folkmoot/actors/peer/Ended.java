package io.folkmoot.actors.peer;

import java.util.Optional;

/** How a peer came to its end: as it was told to, or by a failure, in words for people, that nothing could mend. */
public record Ended(Optional<String> failure) {}
