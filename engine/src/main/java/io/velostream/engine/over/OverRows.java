package io.velostream.engine.over;

import io.velostream.engine.operator.Survivors;
import io.velostream.types.Batch;
import io.velostream.types.Column;

/// The rows of the batch at hand as [OverStep] needs them.
final class OverRows {
    final Survivors survivors;

    /// The computed arguments, by number.
    final Column[] arguments;

    /// Takes the results.
    final Batch output;

    /// The numbers of the rows to take now; only the first [#count] count. No others than the
    /// survivors, but perhaps not all of them at once.
    int[] rows = new int[0];

    int count;

    /// By row number.
    int[] partitionOfRow = new int[0];

    /// How many partitions there are.
    int partitions;

    /// How many row numbers are in use.
    int rowCount;

    OverRows(Survivors survivors, int arguments, Batch output) {
        this.survivors = survivors;
        this.arguments = new Column[arguments];
        this.output = output;
    }
}
