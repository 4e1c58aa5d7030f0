package io.velostream.engine.operator;

import io.velostream.types.Column;
import io.velostream.types.RowKind;

/// Says how the rows of a partition whose numbers are in `first..=last` change when one row comes,
/// one goes, or both.
///
/// It is asked while both the row that comes and the one that goes are in the partition. So the row
/// with a number before the change is the one with that number there, or the next one if the row
/// that comes lies before it; and likewise after the change.
///
/// - **Numbered**: each number whose row changes is an update, a number that is new an insert, one
///   that is there no longer a delete.
/// - **Not numbered**: rows that leave the range are deleted, then those that enter it inserted.
final class TopNChanges {
    /// The number of a row that there is not.
    static final int NO_ROW = Integer.MAX_VALUE;

    private final int first;
    private final int last;
    private final boolean numbered;
    private final boolean oldRows;
    private final RankedRows ranked;
    private final CopiedChanges output;

    TopNChanges(
            int first,
            int last,
            boolean numbered,
            boolean oldRows,
            RankedRows ranked,
            CopiedChanges output) {
        this.first = first;
        this.last = last;
        this.numbered = numbered;
        this.oldRows = oldRows;
        this.ranked = ranked;
        this.output = output;
    }

    /// @param columns the rows, by slot
    /// @param root the partition with both rows
    /// @param gone the number of the row that goes
    /// @param come the number of the row that comes
    /// @param cause the row of the input that makes the change
    void add(Column[] columns, int root, int gone, int come, int cause) {
        if (Math.min(gone, come) > last) {
            return;
        }
        if (numbered) {
            addNumbered(columns, root, gone, come, cause);
        } else {
            addCrossing(RowKind.DELETE, columns, root, gone, come, cause);
            addCrossing(RowKind.INSERT, columns, root, come, gone, cause);
        }
    }

    private void addNumbered(Column[] columns, int root, int gone, int come, int cause) {
        int size = ranked.size(root);
        int sizeBefore = come == NO_ROW ? size : size - 1;
        int sizeAfter = gone == NO_ROW ? size : size - 1;
        // Behind the farther of two rows every number is what it was.
        int end = Math.min(Math.max(sizeBefore, sizeAfter), Math.max(gone, come) - 1);
        for (int number = Math.max(first, Math.min(gone, come));
                number <= Math.min(last, end);
                number++) {
            boolean wasThere = number <= sizeBefore;
            if (number > sizeAfter) {
                output.add(RowKind.DELETE, columns, rowAt(root, number, come), cause, number);
            } else if (wasThere) {
                if (oldRows) {
                    output.keepTogether();
                    output.add(
                            RowKind.UPDATE_BEFORE,
                            columns,
                            rowAt(root, number, come),
                            cause,
                            number);
                }
                output.add(RowKind.UPDATE_AFTER, columns, rowAt(root, number, gone), cause, number);
            } else {
                output.add(RowKind.INSERT, columns, rowAt(root, number, gone), cause, number);
            }
        }
    }

    /// The row that has a number while the row with the number `absent` is not there.
    private int rowAt(int root, int number, int absent) {
        return ranked.at(root, number < absent ? number : number + 1);
    }

    /// Adds the rows that are in range while the row `absentHere` is not there, and are not while
    /// the row `absentThere` is not. Only rows at the ends of the range, and those two themselves,
    /// can be.
    ///
    /// Rows leave when the row that comes is absent "here", before the change, and the one that
    /// goes is "there", after it; for rows that enter it is the other way round.
    private void addCrossing(
            byte kind, Column[] columns, int root, int there, int here, int cause) {
        int size = ranked.size(root);
        addIfCrossing(kind, columns, root, first, there, here, cause);
        if (last < size) {
            addIfCrossing(kind, columns, root, last + 1, there, here, cause);
        }
        if (there != NO_ROW && there != first && there != last + 1) {
            addIfCrossing(kind, columns, root, there, there, here, cause);
        }
    }

    private void addIfCrossing(
            byte kind, Column[] columns, int root, int number, int there, int here, int cause) {
        if (number <= ranked.size(root) && isInRange(number, here) && !isInRange(number, there)) {
            output.add(kind, columns, ranked.at(root, number), cause);
        }
    }

    private boolean isInRange(int number, int absent) {
        int own = number > absent ? number - 1 : number;
        return number != absent && own >= first && own <= last;
    }
}
