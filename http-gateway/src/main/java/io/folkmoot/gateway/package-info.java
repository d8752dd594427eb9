/** What a local person or program touches. */
@NullMarked
package io.folkmoot.gateway;

import org.jspecify.annotations.NullMarked;
