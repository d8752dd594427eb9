/**
 * The record store on SQLite: one file, one writer that commits in groups, readers beside it.
 * A process opens one store per data folder, on threads that several stores may share.
 * Calls of the port go in; what the disk has, and what is wrong with it, comes out.
 */
@NullMarked
package io.folkmoot.persistence.sqlite;

import org.jspecify.annotations.NullMarked;
