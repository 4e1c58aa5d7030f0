package io.velostream.functions.aggregate;

import io.velostream.functions.Accumulator;
import io.velostream.functions.ResolvedAggregate;
import io.velostream.functions.SummaryPart;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import io.velostream.types.Storage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// One of several aggregates over the same argument that share a [Summary]. One of them leads: it
/// is the one through which the summary is changed, written and counted; the others only show
/// results. So all of them must be told of the same rows.
///
/// There are no running results: each aggregate writes those in a pass of its own, in which the
/// others' rows would count already.
public final class SummaryView implements Accumulator {
    private final Summary summary;
    private final Summary.Results results;
    private final boolean leads;

    private SummaryView(Summary summary, ResolvedAggregate aggregate, boolean leads) {
        this.summary = summary;
        this.leads = leads;
        results = summary.results(aggregate);
    }

    /// The accumulators of aggregates that have a [SummaryPart] and the same argument, or none, but
    /// at least one of them an argument.
    public static List<Accumulator> share(List<ResolvedAggregate> aggregates) {
        Set<SummaryPart> wanted = EnumSet.noneOf(SummaryPart.class);
        int leader = aggregates.size();
        for (int i = aggregates.size() - 1; i >= 0; i--) {
            wanted.add(aggregates.get(i).part().orElseThrow());
            leader = aggregates.get(i).parameters().isEmpty() ? leader : i;
        }
        Storage storage = aggregates.get(leader).parameters().getFirst().storage();
        Summary summary =
                storage == Storage.DOUBLE ? new DoubleSummary(wanted) : new LongSummary(wanted);
        List<Accumulator> views = new ArrayList<>();
        for (int i = 0; i < aggregates.size(); i++) {
            views.add(new SummaryView(summary, aggregates.get(i), i == leader));
        }
        return views;
    }

    @Override
    public void ensureGroups(int groups) {
        if (leads) {
            summary.ensureGroups(groups);
        }
    }

    @Override
    public void add(int[] groupOfRow, int[] rows, int count, Column[] arguments, RowErrors errors) {
        if (leads) {
            summary.add(groupOfRow, rows, count, arguments[0]);
        }
    }

    @Override
    public void addRunning(
            int[] groupOfRow,
            int[] rows,
            int count,
            Column[] arguments,
            Column out,
            RowErrors errors) {
        throw new IllegalStateException("a summary has no running results");
    }

    @Override
    public void results(int from, int to, Column out, RowErrors errors) {
        results.write(from, Batch.identity(to - from), to - from, out, errors);
    }

    @Override
    public void results(int[] groups, int count, Column out, RowErrors errors) {
        results.write(0, groups, count, out, errors);
    }

    @Override
    public void merge(Accumulator other, int[] from, int[] to, int count) {
        if (leads) {
            summary.merge(((SummaryView) other).summary, from, to, count);
        }
    }

    @Override
    public void reset(int[] groups, int count) {
        if (leads) {
            summary.reset(groups, count);
        }
    }

    @Override
    public long stateBytes() {
        return leads ? summary.stateBytes() : 0;
    }

    @Override
    public void clear() {
        if (leads) {
            summary.clear();
        }
    }

    @Override
    public void snapshot(int groups, StateWriter writer) {
        if (leads) {
            summary.snapshot(groups, writer);
        }
    }

    @Override
    public void restore(StateReader reader) {
        if (leads) {
            summary.restore(reader);
        }
    }
}
