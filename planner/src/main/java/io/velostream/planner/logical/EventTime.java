package io.velostream.planner.logical;

/// How event time moves on at a source: per split, the largest time seen minus the delay.
///
/// @param sourceColumn the time's column among all of the source's columns: TIMESTAMP, or BIGINT
///   milliseconds
/// @param delayMicros by how much rows may come out of order
public record EventTime(int sourceColumn, long delayMicros) {}
