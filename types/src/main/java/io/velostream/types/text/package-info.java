/// The text of values: printing into and reading from byte arrays, without allocating.
///
/// One class per kind of value ([io.velostream.types.text.DoubleText], …), each with `print` and
/// `parse`. `print` returns the position behind what it wrote and may store whole words, so the
/// array must have [io.velostream.types.text.Swar#ROOM] bytes from the start position. `parse`
/// returns an [io.velostream.types.text.Outcome] and leaves the value in a
/// [io.velostream.types.text.Parsed], which its caller owns and uses again. These texts are what
/// casts to and from STRING, file formats and the console have in common; quoting and escaping
/// belong to the formats.
@NullMarked
package io.velostream.types.text;

import org.jspecify.annotations.NullMarked;
