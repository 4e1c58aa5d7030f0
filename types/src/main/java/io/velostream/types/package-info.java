/// SQL types, columns and batches: the data that every other module passes on.
///
/// Read [io.velostream.types.Batch] first, then [io.velostream.types.Column]. A type of SQL is a
/// [io.velostream.types.SqlType]; how its values lie in memory is its
/// [io.velostream.types.Storage], and there is one final column class per storage. What may not
/// come here: operators, formats, anything that knows where a row comes from.
@NullMarked
package io.velostream.types;

import org.jspecify.annotations.NullMarked;
