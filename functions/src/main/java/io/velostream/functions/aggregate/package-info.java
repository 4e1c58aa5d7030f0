/// The aggregate functions: each an [io.velostream.functions.Accumulator] over arrays by group
/// number.
///
/// [io.velostream.functions.aggregate.StandardAggregates] lists them. To add one, write its
/// accumulator and add it to that list; `AccumulatorContractTest` then compares it with a naive
/// recomputation. The classes for LONG and DOUBLE are written out for speed; text and nested values
/// lie as bytes in [io.velostream.functions.aggregate.GroupBytes].
@NullMarked
package io.velostream.functions.aggregate;

import org.jspecify.annotations.NullMarked;
