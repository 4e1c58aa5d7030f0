/// The steps of a running query: one class per plan node.
///
/// Read [io.velostream.engine.operator.Operator] first: its text is the contract that every step
/// keeps and that the contract test checks for all of them.
///
/// Windows: [io.velostream.engine.operator.TimeWindows] is the arithmetic. Rows are routed to panes
/// by [io.velostream.engine.operator.WindowRouter] (a pane per slice) or
/// [io.velostream.engine.operator.WindowPanes] (a pane per window);
/// [io.velostream.engine.operator.WindowSlices] puts slices together when a window fires. Sessions
/// are apart: [io.velostream.engine.operator.SessionTable] first.
@NullMarked
package io.velostream.engine.operator;

import org.jspecify.annotations.NullMarked;
