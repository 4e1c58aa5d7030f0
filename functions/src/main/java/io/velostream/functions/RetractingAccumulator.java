package io.velostream.functions;

import io.velostream.types.Column;
import io.velostream.types.RowErrors;

/// An aggregate over a changelog: takes back rows that are there no longer. Exact: what is left is
/// as if the row had never come. It costs more than a plain one (a minimum has to know every value)
/// and is made only where a plan needs it.
public interface RetractingAccumulator extends Accumulator {
    /// Adds the rows that are additions and takes back the others.
    ///
    /// @param kinds the [io.velostream.types.RowKind] of each row, by row number
    void change(
            int[] groupOfRow,
            int[] rows,
            int count,
            byte[] kinds,
            Column[] arguments,
            RowErrors errors);

    /// As [#change], and writes after each row the group's result so far at the row's number.
    ///
    /// @param out of the resolved result type, as for [#addRunning]
    void changeRunning(
            int[] groupOfRow,
            int[] rows,
            int count,
            byte[] kinds,
            Column[] arguments,
            Column out,
            RowErrors errors);
}
