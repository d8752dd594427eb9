/**
 * The local API: what people and programs of this machine ask a running peer, over a Unix domain socket and loopback TCP,
 * each request past one guard. A process starts it beside its peer; it keeps nothing but tokens and answers just given.
 */
@NullMarked
package io.folkmoot.gateway.api;

import org.jspecify.annotations.NullMarked;
