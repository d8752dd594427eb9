/**
 * The other end of the local API: finds the running peer of a data folder, makes sure that it is that peer, and asks it.
 * Commands use it; what can go wrong is told in one exception, in words for people.
 */
@NullMarked
package io.folkmoot.gateway.client;

import org.jspecify.annotations.NullMarked;
