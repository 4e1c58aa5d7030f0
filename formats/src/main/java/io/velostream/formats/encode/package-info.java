/// What encoders of line formats share: rows are written value by value, straight from columns.
///
/// Read [io.velostream.formats.encode.RowWriter] first. A
/// [io.velostream.formats.encode.ValueWriter] writes the values of one column, each behind a fixed
/// text such as the key; what depends on the format (quotes, escapes, the text of a null) is its
/// [io.velostream.formats.encode.TextStyle].
@NullMarked
package io.velostream.formats.encode;

import org.jspecify.annotations.NullMarked;
