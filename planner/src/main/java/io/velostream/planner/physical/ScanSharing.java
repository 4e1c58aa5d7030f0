package io.velostream.planner.physical;

import io.velostream.connect.Sink;
import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.logical.DeadLetterFile;
import io.velostream.planner.logical.EventTime;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.LogicalPlan.Scan;
import io.velostream.planner.logical.SourceTable;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.planner.plan.PhysicalPlan.DeadLetters;
import io.velostream.types.Changelog;
import io.velostream.types.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Reads each source once for all statements of an application, with the columns that any of them
/// needs. Only statements that see different event times in one source read it apart.
final class ScanSharing {
    private final IdentityHashMap<SourceTable, List<Shared>> scans = new IdentityHashMap<>();
    private final Map<Path, Sink> deadLetters = new HashMap<>();

    /// One scan for several statements.
    private final class Shared {
        private final SourceTable table;
        private final Optional<EventTime> watermark;
        private final SortedSet<Integer> columns = new TreeSet<>();
        private Optional<PhysicalPlan> plan = Optional.empty();

        Shared(SourceTable table, Optional<EventTime> watermark) {
            this.table = table;
            this.watermark = watermark;
        }

        PhysicalPlan plan(ChangeNeeds needs) {
            if (plan.isEmpty()) {
                plan = Optional.of(normalized(scan(), needs));
            }
            return plan.get();
        }

        /// Rows that replace each other by a key become whole changes.
        private PhysicalPlan normalized(PhysicalPlan.Scan scan, ChangeNeeds needs) {
            boolean keyed =
                    !table.key().isEmpty() && table.source().changelog() != Changelog.RETRACT;
            if (!keyed || !needs.needsWholeRows(table)) {
                return scan;
            }
            List<Integer> key = table.key().stream().map(scan.projection()::indexOf).toList();
            return new PhysicalPlan.Normalize(scan, key, needs.ofSource(table));
        }

        private PhysicalPlan.Scan scan() {
            List<Integer> projection = List.copyOf(columns);
            Schema schema = new Schema(projection.stream().map(table.schema()::field).toList());
            return new PhysicalPlan.Scan(
                    table.name(),
                    table.source(),
                    projection,
                    watermark.map(time -> watermark(time, projection)),
                    table.source().changelog(),
                    table.deadLetters().map(file -> letters(file)),
                    schema);
        }

        private PhysicalPlan.Watermark watermark(EventTime time, List<Integer> projection) {
            int[] positions = new int[table.schema().size()];
            Arrays.setAll(positions, projection::indexOf);
            return new PhysicalPlan.Watermark(
                    ExpressionTree.moveColumns(time.time(), positions),
                    time.delayMicros(),
                    table.time().idleMicros());
        }
    }

    /// Scans that name the same file share its writer.
    private DeadLetters letters(DeadLetterFile file) {
        Sink sink = deadLetters.computeIfAbsent(file.path(), _ -> file.sink());
        return new DeadLetters(sink, file.late(), file.failed());
    }

    private final ChangeNeeds needs;

    /// @param plans all that run together
    /// @param needs what they need of each source
    ScanSharing(List<LogicalPlan> plans, ChangeNeeds needs) {
        this.needs = needs;
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
        scan.watermark()
                .ifPresent(time ->
                        ExpressionTree.visitColumns(
                                time.time(), column -> shared.columns.add(column.index())));
    }

    private Optional<Shared> find(Scan scan) {
        return scans.getOrDefault(scan.table(), List.of()).stream()
                .filter(shared ->
                        scan.watermark().isEmpty() || isSame(shared.watermark, scan.watermark()))
                .findFirst();
    }

    /// The node that gives the rows of the scan's source: the same one for all scans that share it.
    PhysicalPlan node(Scan scan) {
        return find(scan).orElseThrow().plan(needs);
    }

    /// Where the scan's columns are among those of its node.
    int[] positions(Scan scan) {
        List<Integer> columns = List.copyOf(find(scan).orElseThrow().columns);
        int[] positions = new int[scan.projection().size()];
        Arrays.setAll(positions, i -> columns.indexOf(scan.projection().get(i)));
        return positions;
    }

    private static boolean isSame(Optional<EventTime> a, Optional<EventTime> b) {
        return a.isPresent()
                && b.isPresent()
                && a.get().delayMicros() == b.get().delayMicros()
                && ExpressionTree.same(a.get().time(), b.get().time());
    }
}
