package io.velostream.planner.physical;

import io.velostream.planner.logical.EventTime;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.LogicalPlan.Scan;
import io.velostream.planner.logical.SourceTable;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.types.Changelog;
import io.velostream.types.Schema;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Reads each source once for all statements of an application, with the columns that any of them
/// needs. Only statements that see different event times in one source read it apart.
final class ScanSharing {
    private final IdentityHashMap<SourceTable, List<Shared>> scans = new IdentityHashMap<>();

    /// One scan for several statements.
    private static final class Shared {
        private final SourceTable table;
        private final Optional<EventTime> watermark;
        private final SortedSet<Integer> columns = new TreeSet<>();
        private Optional<PhysicalPlan.Scan> plan = Optional.empty();

        Shared(SourceTable table, Optional<EventTime> watermark) {
            this.table = table;
            this.watermark = watermark;
        }

        PhysicalPlan.Scan plan() {
            if (plan.isEmpty()) {
                plan = Optional.of(build());
            }
            return plan.get();
        }

        private PhysicalPlan.Scan build() {
            List<Integer> projection = List.copyOf(columns);
            Schema schema = new Schema(projection.stream().map(table.schema()::field).toList());
            return new PhysicalPlan.Scan(
                    table.name(),
                    table.source(),
                    projection,
                    watermark.map(time ->
                            new PhysicalPlan.Watermark(
                                    projection.indexOf(time.sourceColumn()),
                                    time.delayMicros(),
                                    Optional.empty())),
                    Changelog.APPEND,
                    Optional.empty(),
                    schema);
        }
    }

    /// @param plans all that run together
    ScanSharing(List<LogicalPlan> plans) {
        List<Scan> found = new ArrayList<>();
        plans.forEach(plan -> collect(plan, found));
        // Those with a watermark first: the others can then join one of them.
        found.stream().filter(s -> s.watermark().isPresent()).forEach(this::add);
        found.stream().filter(s -> s.watermark().isEmpty()).forEach(this::add);
    }

    private static void collect(LogicalPlan plan, List<Scan> found) {
        if (plan instanceof Scan scan) {
            found.add(scan);
        }
        plan.inputs().forEach(input -> collect(input, found));
    }

    private void add(Scan scan) {
        List<Shared> same = scans.computeIfAbsent(scan.table(), _ -> new ArrayList<>());
        Shared shared =
                find(scan)
                        .orElseGet(() -> {
                            Shared added = new Shared(scan.table(), scan.watermark());
                            same.add(added);
                            return added;
                        });
        shared.columns.addAll(scan.projection());
        scan.watermark().ifPresent(time -> shared.columns.add(time.sourceColumn()));
    }

    private Optional<Shared> find(Scan scan) {
        return scans.getOrDefault(scan.table(), List.of()).stream()
                .filter(shared ->
                        scan.watermark().isEmpty() || shared.watermark.equals(scan.watermark()))
                .findFirst();
    }

    /// The node that reads the scan's source: the same one for all scans that share it.
    PhysicalPlan.Scan node(Scan scan) {
        return find(scan).orElseThrow().plan();
    }
}
