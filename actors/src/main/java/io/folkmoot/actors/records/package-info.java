/**
 * What this peer holds for others: takes it, serves it, lets it expire, and sees that enough others hold it too.
 * A peer starts it; requests of other peers go in, answers come out, and copies go to those who lack them.
 */
@NullMarked
package io.folkmoot.actors.records;

import org.jspecify.annotations.NullMarked;
