package io.velostream.engine.operator;

import io.velostream.planner.plan.Window.ResultTime;
import io.velostream.types.Changelog;

/// What the operators of windowed queries have in common.
///
/// @param time the rows' event time
/// @param latenessMicros how long after its end a window still takes rows
/// @param resultTime which of a window's bounds is the event time of its results
/// @param retracting whether rows can be taken back
/// @param changelog what kinds of rows may be emitted
public record WindowOptions(
        NamedEvaluator time,
        long latenessMicros,
        ResultTime resultTime,
        boolean retracting,
        Changelog changelog) {}
