/// Window functions (`OVER`) and the sort by event time that puts their rows in order.
///
/// [io.velostream.engine.over.OverBuilder] chooses between two operators. Where every call looks at
/// the current row and a few before it, or at a buffer of the last rows,
/// [io.velostream.engine.over.OverOperator] computes column by column and passes the batch on.
/// Where rows have to wait for later ones, [io.velostream.engine.over.WaitingOverOperator] keeps
/// them in a [io.velostream.engine.over.RowLog] and asks each
/// [io.velostream.engine.over.WaitingCall] row by row.
///
/// To add a function, write a `WaitingCall` for it; a fast form for `OverOperator` is an
/// [io.velostream.engine.over.OverStep].
@NullMarked
package io.velostream.engine.over;

import org.jspecify.annotations.NullMarked;
