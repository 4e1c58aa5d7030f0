package io.velostream.functions;

import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// One aggregate of all groups of a task, as arrays indexed by group number: no object per group.
///
/// - **Groups** are numbered from 0 without gaps. [#ensureGroups] comes before the first use of a
///   new number; a new group is empty.
/// - **Loops** look like `for (i < count) { int row = rows[i]; int group = groupOfRow[row]; … }`.
/// - **Nulls** are skipped, as SQL wants; the result of an empty group is null, or 0 for counts.
/// - **Threads.** One.
public interface Accumulator {
    /// Makes room for the groups `0..groups`.
    void ensureGroups(int groups);

    /// Adds rows to their groups.
    ///
    /// @param groupOfRow the group of each row, by row number
    /// @param arguments columns of the resolved parameter types; empty for `COUNT(*)`
    void add(int[] groupOfRow, int[] rows, int count, Column[] arguments, RowErrors errors);

    /// As [#add], and writes after each row the group's result so far at the row's number.
    ///
    /// @param out of the resolved result type, cleared before the batch: a window query fills it
    ///   window by window, so rows that other calls have written must stay
    void addRunning(
            int[] groupOfRow,
            int[] rows,
            int count,
            Column[] arguments,
            Column out,
            RowErrors errors);

    /// Writes the results of the groups `from..to` to the rows `0..to - from` of `out`, which is
    /// cleared. A result that does not fit its type is an error of that row.
    void results(int from, int to, Column out, RowErrors errors);

    /// As the other `results`, of any groups: that of `groups[i]` goes to row `i` of `out`.
    void results(int[] groups, int count, Column out, RowErrors errors);

    /// Adds to the groups `to[i]` what the groups `from[i]` of `other` hold, as if its rows came
    /// behind those that are here already. `other` does not change. It is another accumulator of
    /// the same function and types, or this one, if no group is among both.
    ///
    /// Several groups may go to one, in the order in which they are named.
    void merge(Accumulator other, int[] from, int[] to, int count);

    /// Makes some groups empty again. What they kept is given back or used for other groups, so
    /// that groups may come and go for as long as one likes.
    void reset(int[] groups, int count);

    /// About how much memory the state takes. Cheap: arrays are counted, not walked.
    long stateBytes();

    /// Forgets all groups but keeps the arrays.
    void clear();

    /// Writes the state of the groups `0..groups`.
    void snapshot(int groups, StateWriter writer);

    /// Replaces the state by what [#snapshot] wrote.
    void restore(StateReader reader);
}
