package io.velostream.planner.plan;

/// Which stretches of event time a window query looks at. Bounds are `[start, end)`; all lengths
/// are micros and positive, offsets shift the alignment to the epoch.
public sealed interface WindowShape {
    /// Side by side.
    record Tumbling(long size, long offset) implements WindowShape {}

    /// Of `size`, one every `advance`. Where `advance` is larger than `size`, times between two
    /// windows belong to none.
    record Hopping(long size, long advance, long offset) implements WindowShape {}

    /// All begin where a tumbling window of `size` would, and end after one `step`, two, … up to
    /// `size`, which is a multiple of it.
    record Cumulating(long size, long step, long offset) implements WindowShape {}

    /// Per group: rows at most `gap` apart. The end is the last row's time plus `gap`.
    record Session(long gap) implements WindowShape {}
}
