package io.velostream.planner.logical;

import java.util.Optional;

/// What a table says of the time of its rows.
///
/// @param eventTime if the table declares it
/// @param field the column that windows may name for it although its own values are not times, such
///   as text
/// @param delayMicros the disorder to allow for where a window names the event time itself
/// @param advances whether event time moves on before the rows end
/// @param idleMicros after how long without a row a split does not hold event time back; empty for
///   never
public record TableTime(
        Optional<EventTime> eventTime,
        Optional<Integer> field,
        long delayMicros,
        boolean advances,
        Optional<Long> idleMicros) {}
