/**
 * Who an agent is and where things lie: node ids, table keys, the distance between them, and every name of one key.
 * Used by routing, lookups, records and whatever takes a name from a person.
 * In go public keys and text; out come points of the 256-bit key space and names.
 */
@NullMarked
package io.folkmoot.protocol.identity;

import org.jspecify.annotations.NullMarked;
