/// What decoders of line formats share: rows that look like the ones before are read on a fast
/// path, field by field straight into columns; whatever surprises it goes to a complete parser.
///
/// Read [io.velostream.formats.decode.RowScanner] first: a row shape is a list of literals, such as
/// the predicted key of a JSON member, and a [io.velostream.formats.decode.FieldReader] between
/// each two. [io.velostream.formats.decode.ScalarReader] is the complete, slow way from a value's
/// text to a column, with the messages. A fast reader never reports an error: it declines, and the
/// complete parser, which must accept everything the fast path does with the same result, says what
/// is wrong.
@NullMarked
package io.velostream.formats.decode;

import org.jspecify.annotations.NullMarked;
