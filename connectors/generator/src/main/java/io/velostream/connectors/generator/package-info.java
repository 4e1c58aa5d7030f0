/// Made-up rows: the same seed gives the same rows, whatever the batch size and however few columns
/// are read.
///
/// Read [io.velostream.connectors.generator.GeneratorSource] first. A
/// [io.velostream.connectors.generator.Kind] is a way to make the values of a column; to add one,
/// add a constant with its parameters there, and its case in
/// [io.velostream.connectors.generator.ColumnPlanner]. Numbers come from a series
/// ([io.velostream.connectors.generator.LongSeries],
/// [io.velostream.connectors.generator.DoubleSeries]), a
/// [io.velostream.connectors.generator.ColumnFiller] turns them into the column's type.
@NullMarked
package io.velostream.connectors.generator;

import org.jspecify.annotations.NullMarked;
