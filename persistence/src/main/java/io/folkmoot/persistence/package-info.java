/** What a peer keeps on disk. */
@NullMarked
package io.folkmoot.persistence;

import org.jspecify.annotations.NullMarked;
