/** Typed settings over HOCON. */
@NullMarked
package io.folkmoot.config;

import org.jspecify.annotations.NullMarked;
