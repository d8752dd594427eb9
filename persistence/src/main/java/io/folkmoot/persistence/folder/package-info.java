/**
 * The folder that one process keeps its data in: private, locked against a second process, with small notes beside the
 * records. Stores and processes open it at their start; a refusal says what to do.
 */
@NullMarked
package io.folkmoot.persistence.folder;

import org.jspecify.annotations.NullMarked;
