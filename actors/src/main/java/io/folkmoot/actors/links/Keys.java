package io.folkmoot.actors.links;

import io.folkmoot.protocol.noise.Session;

/**
 * One session as both ends know it: packets come under the local id and go under the remote one. The boot number says
 * which life of the peer it belongs to.
 */
record Keys(Session session, long local, long remote, long boot, boolean streams, long bornMillis) {}
