package io.velostream.engine.over;

import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// Computes one window function, or several that share their state, for the rows of a batch from
/// them and the rows before them. State is by partition number.
interface OverStep {
    /// Writes the results at the rows' numbers and takes the rows into the state. Rows that fail
    /// are reported to the survivors, who keep them until all steps are done.
    void evaluate(OverRows rows);

    /// Makes a partition as if it had not had a row yet.
    void restart(int partition);

    /// Partition `i` is from now on what partition `kept[i]` was; others are forgotten.
    void keepPartitions(int[] kept, int count);

    long bytes();

    /// Writes the state of the partitions `0..partitions`.
    void snapshot(int partitions, StateWriter writer);

    void restore(StateReader reader);
}
