package io.velostream.planner.logical;

import io.velostream.planner.expression.RowExpression;

/// How event time moves on at a source: per split, the largest time seen minus the delay.
///
/// @param time over all of the source's columns: TIMESTAMP, or BIGINT milliseconds
/// @param delayMicros by how much rows may come out of order
public record EventTime(RowExpression time, long delayMicros) {}
