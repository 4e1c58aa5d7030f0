/// Lines as they are, for text that is no rows yet: one column holds the whole line.
///
/// Start with [io.velostream.formats.raw.RawFormat]. Functions on strings make columns of it.
@NullMarked
package io.velostream.formats.raw;

import org.jspecify.annotations.NullMarked;
