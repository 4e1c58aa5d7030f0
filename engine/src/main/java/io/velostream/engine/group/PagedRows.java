package io.velostream.engine.group;

import io.velostream.functions.Accumulator;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Rows, or listed groups, dealt to the pages in which groups lie. Within a page they keep their
/// order.
///
/// The rows of groups that fit into one page are not dealt but passed on.
final class PagedRows {
    static final int BITS = 20;

    /// How many groups a page holds. To double the arrays of half a page takes some 20 ms; smaller
    /// ones would deal the rows of a million groups for nothing.
    static final int SIZE = 1 << BITS;

    private static final int MASK = SIZE - 1;
    private static final int LEAST_ROOM = 1024;

    private int[] groupOfRow = new int[0];

    // By page.
    private int[][] rows = new int[1][0];
    private int[][] groups = new int[1][0];
    private int[] counts = new int[1];

    // What of these is needed for one page, and for more.
    private final int[][] single = new int[1][];
    private final int[] singleCount = new int[1];
    private int room;
    private int[] within = new int[0];
    private int[][] dealtRows = new int[0][];
    private int[][] dealtGroups = new int[0][];
    private int[] dealtCounts = new int[0];

    private @Nullable Column results;
    private final RowErrors resultErrors = new RowErrors();

    /// Rows with their groups, by row number.
    void take(int[] groupOfRow, int[] taken, int count, int pages) {
        if (pages == 1) {
            this.groupOfRow = groupOfRow;
            single[0] = taken;
            singleCount[0] = count;
            rows = single;
            counts = singleCount;
        } else {
            start(count, pages);
            dealRows(groupOfRow, taken, count);
        }
    }

    private void dealRows(int[] groupOfRow, int[] taken, int count) {
        int end = count == 0 ? 0 : taken[count - 1] + 1;
        if (within.length < end) {
            within = new int[end];
        }
        int[] within = this.within;
        int[][] rows = this.rows;
        int[] counts = this.counts;
        for (int i = 0; i < count; i++) {
            int row = taken[i];
            int group = groupOfRow[row];
            int page = group >>> BITS;
            within[row] = group & MASK;
            rows[page][counts[page]++] = row;
        }
        this.groupOfRow = within;
    }

    /// Groups of a list: [#rows] are their places in it.
    void deal(int[] listed, int begin, int end, int pages) {
        start(end - begin, pages);
        for (int i = begin; i < end; i++) {
            int page = listed[i] >>> BITS;
            int at = counts[page]++;
            rows[page][at] = i;
            groups[page][at] = listed[i] & MASK;
        }
    }

    /// Pairs of groups of one page and groups of any, by the latter: [#rows] are the former.
    void dealPairs(int[] from, int[] to, int begin, int end, int pages) {
        start(end - begin, pages);
        for (int i = begin; i < end; i++) {
            int page = to[i] >>> BITS;
            int at = counts[page]++;
            rows[page][at] = from[i] & MASK;
            groups[page][at] = to[i] & MASK;
        }
    }

    private void start(int count, int pages) {
        if (dealtRows.length < pages || room < count) {
            room = Math.max(LEAST_ROOM, count);
            int places = Math.max(pages, 2 * dealtRows.length);
            dealtRows = new int[places][room];
            dealtGroups = new int[places][room];
            dealtCounts = new int[places];
        }
        rows = dealtRows;
        groups = dealtGroups;
        counts = dealtCounts;
        Arrays.fill(counts, 0);
    }

    /// How many there are for a page.
    int count(int page) {
        return counts[page];
    }

    int[] rows(int page) {
        return rows[page];
    }

    /// The groups within their page, by row number.
    int[] groupOfRow() {
        return groupOfRow;
    }

    /// The groups within their page that were listed.
    int[] groups(int page) {
        return groups[page];
    }

    /// Writes the results of listed groups of a page to their places in `out`.
    void copyResults(int page, Accumulator accumulator, Column out, RowErrors errors) {
        int count = counts[page];
        if (count == 0) {
            return;
        }
        Column results = this.results;
        if (results == null || !results.type().equals(out.type())) {
            results = Column.of(out.type(), count);
            this.results = results;
        }
        results.clear();
        results.ensureCapacity(count);
        accumulator.results(groups[page], count, results, resultErrors);
        for (int i = 0; i < count; i++) {
            out.copy(rows[page][i], results, i);
        }
        for (RowErrors.RowError error : resultErrors.list()) {
            errors.add(rows[page][error.row()], error.reason(), error.message());
        }
        resultErrors.clear();
    }
}
