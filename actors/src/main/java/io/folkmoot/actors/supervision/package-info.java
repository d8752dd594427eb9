/**
 * What a parent does about a child that fails: restarts it after a pause, lets it end, or gives up the branch.
 * Each peer has one {@code Supervision}, which its parts spawn by; crashes come out counted by the name of the part.
 */
@NullMarked
package io.folkmoot.actors.supervision;

import org.jspecify.annotations.NullMarked;
