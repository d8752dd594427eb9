package io.folkmoot.actors.routing;

import org.apache.pekko.actor.typed.ActorRef;

/** One bucket as the table has it: where to reach it, and what its next life would begin from. */
record Shelf(ActorRef<Bucket.Command> bucket, Bucket.Memory memory) {}
