package io.velostream.engine.operator;

/// How long a group is kept after its last row.
///
/// @param micros more than 0
/// @param byEventTime whether that is measured by the watermark, else by the clock
public record TimeToLive(long micros, boolean byEventTime) {}
