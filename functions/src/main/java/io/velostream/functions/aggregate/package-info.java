/// The aggregate functions: each an [io.velostream.functions.Accumulator] over arrays by group
/// number.
///
/// [io.velostream.functions.aggregate.StandardAggregates] lists them. To add one, write its
/// accumulator and add it to that list; `AccumulatorContractTest` and `AccumulatorSequencesTest`
/// then compare it with a naive recomputation. The classes for LONG and DOUBLE are written out for
/// speed; text and nested values lie as bytes in [io.velostream.functions.aggregate.GroupBytes].
///
/// Several of COUNT, SUM, AVG, MIN and MAX over one argument of 64 bits are
/// [io.velostream.functions.aggregate.SummaryView]s of one state, where no running results are
/// wanted.
///
/// Rows are taken back by the `Retracting…` classes, over exact sums, sorted counts or lists by
/// arrival; an aggregate without one of these is replayed by
/// [io.velostream.functions.aggregate.RetractingReplay].
@NullMarked
package io.velostream.functions.aggregate;

import org.jspecify.annotations.NullMarked;
