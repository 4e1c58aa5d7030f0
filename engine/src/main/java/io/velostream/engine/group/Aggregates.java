package io.velostream.engine.group;

import io.velostream.functions.Accumulator;
import io.velostream.functions.RetractingAccumulator;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The aggregates of a grouped query for some groups, by group number. Who numbers the groups, and
/// what a number stands for, is the owner's business: a key for [Groups], a session elsewhere.
///
/// Very many groups lie in pages, each with accumulators of its own, whose arrays so never become
/// so long that to make them longer would stop the rows. Rows are then dealt to the pages. Groups
/// that fit into one page, nearly always, do not notice.
public final class Aggregates {
    /// So many of a list are dealt at a time.
    private static final int MOST_LISTED = 4096;

    private final List<AggregateStep> steps;
    private final SharedArguments shared;
    private final AggregateUse use;
    private final Column[][] arguments;
    private final List<Accumulator[]> pages = new ArrayList<>();
    private final PagedRows taken = new PagedRows();
    private final PagedRows listed = new PagedRows();

    /// The first page's accumulators.
    private final Accumulator[] first;

    /// How many pages have groups; at least 1.
    private int used = 1;

    public Aggregates(List<AggregateStep> steps, AggregateUse use) {
        this.steps = List.copyOf(steps);
        this.use = use;
        shared = new SharedArguments(use == AggregateUse.TOTALS ? this.steps : List.of());
        arguments = new Column[steps.size()][];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = new Column[steps.get(i).arguments().size()];
        }
        first = newPage();
        pages.add(first);
    }

    private Accumulator[] newPage() {
        Accumulator[] page = new Accumulator[steps.size()];
        for (int i = 0; i < page.length; i++) {
            AggregateStep step = steps.get(i);
            page[i] =
                    use == AggregateUse.RETRACTING
                            ? step.function().newRetractingAccumulator()
                            : step.function().newAccumulator();
        }
        shared.replace(page);
        return page;
    }

    /// How many aggregates there are.
    public int count() {
        return first.length;
    }

    public void ensureGroups(int groups) {
        if (groups > used * PagedRows.SIZE) {
            ensurePages(groups);
        }
        int last = groups - (used - 1) * PagedRows.SIZE;
        if (last > 0) {
            for (Accumulator accumulator : pages.get(used - 1)) {
                accumulator.ensureGroups(last);
            }
        }
    }

    private void ensurePages(int groups) {
        while (groups > used * PagedRows.SIZE) {
            for (Accumulator accumulator : pages.get(used - 1)) {
                accumulator.ensureGroups(PagedRows.SIZE);
            }
            if (used == pages.size()) {
                pages.add(newPage());
            }
            used++;
        }
    }

    /// Says which rows the next calls of [#add] and [#addRunning] are about. Both arrays stay as
    /// they are until then.
    ///
    /// @param groupOfRow the group of each row, by row number
    public void take(int[] groupOfRow, int[] rows, int count) {
        taken.take(groupOfRow, rows, count, used);
    }

    /// Adds the rows that were taken to aggregate `index`, or takes them back.
    ///
    /// @param kinds the rows' kinds if rows can be taken back
    /// @param columns the distinct arguments of all aggregates
    public void add(int index, byte @Nullable [] kinds, Column[] columns, RowErrors errors) {
        Column[] mine = argumentsOf(index, columns);
        int[] groupOfRow = taken.groupOfRow();
        for (int page = 0; page < used; page++) {
            int count = taken.count(page);
            if (count > 0) {
                Accumulator accumulator = pages.get(page)[index];
                int[] rows = taken.rows(page);
                if (kinds == null) {
                    accumulator.add(groupOfRow, rows, count, mine, errors);
                } else {
                    ((RetractingAccumulator) accumulator)
                            .change(groupOfRow, rows, count, kinds, mine, errors);
                }
            }
        }
    }

    /// As [#add], and writes the running result of each row at its number. Not for
    /// [AggregateUse#TOTALS].
    public void addRunning(
            int index, byte @Nullable [] kinds, Column[] columns, Column out, RowErrors errors) {
        Column[] mine = argumentsOf(index, columns);
        int[] groupOfRow = taken.groupOfRow();
        for (int page = 0; page < used; page++) {
            int count = taken.count(page);
            if (count > 0) {
                Accumulator accumulator = pages.get(page)[index];
                int[] rows = taken.rows(page);
                if (kinds == null) {
                    accumulator.addRunning(groupOfRow, rows, count, mine, out, errors);
                } else {
                    ((RetractingAccumulator) accumulator)
                            .changeRunning(groupOfRow, rows, count, kinds, mine, out, errors);
                }
            }
        }
    }

    private Column[] argumentsOf(int index, Column[] columns) {
        Column[] mine = arguments[index];
        List<Integer> positions = steps.get(index).arguments();
        for (int i = 0; i < mine.length; i++) {
            mine[i] = columns[positions.get(i)];
        }
        return mine;
    }

    /// Writes the results of the groups `from..to` to the rows `0..to - from` of `out`, which is
    /// cleared.
    public void results(int index, int from, int to, Column out, RowErrors errors) {
        int page = from >>> PagedRows.BITS;
        int begin = page << PagedRows.BITS;
        if (to <= begin + PagedRows.SIZE) {
            pages.get(page)[index].results(from - begin, to - begin, out, errors);
        } else {
            int[] groups = new int[to - from];
            for (int i = 0; i < groups.length; i++) {
                groups[i] = from + i;
            }
            results(index, groups, groups.length, out, errors);
        }
    }

    /// As the other one, of listed groups.
    public void results(int index, int[] groups, int count, Column out, RowErrors errors) {
        if (used == 1) {
            first[index].results(groups, count, out, errors);
            return;
        }
        listed.deal(groups, 0, count, used);
        for (int page = 0; page < used; page++) {
            listed.copyResults(page, pages.get(page)[index], out, errors);
        }
    }

    /// Adds to the groups `to[i]` what the groups `from[i]` of `other` hold. `other` may be this
    /// object if no group is among both.
    public void merge(Aggregates other, int[] from, int[] to, int count) {
        if (used == 1 && other.used == 1) {
            merge(first, other.first, from, to, count);
            return;
        }
        // What goes to one group must stay in order: so one stretch of groups of the same page
        // after the other, of which those with the same target stay in order.
        int begin = 0;
        while (begin < count) {
            int page = from[begin] >>> PagedRows.BITS;
            int limit = Math.min(count, begin + MOST_LISTED);
            int end = begin + 1;
            while (end < limit && from[end] >>> PagedRows.BITS == page) {
                end++;
            }
            listed.dealPairs(from, to, begin, end, used);
            for (int target = 0; target < used; target++) {
                int pairs = listed.count(target);
                if (pairs > 0) {
                    int[] rows = listed.rows(target);
                    int[] groups = listed.groups(target);
                    merge(pages.get(target), other.pages.get(page), rows, groups, pairs);
                }
            }
            begin = end;
        }
    }

    private static void merge(
            Accumulator[] mine, Accumulator[] theirs, int[] from, int[] to, int count) {
        for (int i = 0; i < mine.length; i++) {
            mine[i].merge(theirs[i], from, to, count);
        }
    }

    /// The state of some groups, which are numbered from 0 there.
    Aggregates only(int[] groups) {
        Aggregates fewer = new Aggregates(steps, use);
        fewer.ensureGroups(groups.length);
        fewer.merge(this, groups, Batch.identity(groups.length), groups.length);
        return fewer;
    }

    /// Makes some groups empty again.
    public void reset(int[] groups, int count) {
        if (used == 1) {
            reset(first, groups, count);
            return;
        }
        for (int begin = 0; begin < count; begin += MOST_LISTED) {
            listed.deal(groups, begin, Math.min(count, begin + MOST_LISTED), used);
            for (int page = 0; page < used; page++) {
                reset(pages.get(page), listed.groups(page), listed.count(page));
            }
        }
    }

    private static void reset(Accumulator[] accumulators, int[] groups, int count) {
        for (Accumulator accumulator : accumulators) {
            accumulator.reset(groups, count);
        }
    }

    /// Makes all groups empty but keeps the arrays.
    public void clear() {
        for (int page = 0; page < used; page++) {
            for (Accumulator accumulator : pages.get(page)) {
                accumulator.clear();
            }
        }
        used = 1;
    }

    /// About how much memory the state takes.
    public long stateBytes() {
        long bytes = 0;
        for (Accumulator[] page : pages) {
            for (Accumulator accumulator : page) {
                bytes += accumulator.stateBytes();
            }
        }
        return bytes;
    }

    /// Writes the state of the groups `0..groups`.
    public void snapshot(int groups, StateWriter writer) {
        writer.writeInt(used);
        for (int page = 0; page < used; page++) {
            int count = Math.min(PagedRows.SIZE, groups - page * PagedRows.SIZE);
            for (Accumulator accumulator : pages.get(page)) {
                accumulator.snapshot(count, writer);
            }
        }
    }

    public void restore(StateReader reader) {
        clear();
        used = reader.readInt();
        for (int page = 0; page < used; page++) {
            if (page == pages.size()) {
                pages.add(newPage());
            }
            for (Accumulator accumulator : pages.get(page)) {
                accumulator.restore(reader);
            }
        }
    }
}
