package io.velostream.planner.logical;

import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.logical.LogicalPlan.Aggregate;
import io.velostream.planner.logical.LogicalPlan.Filter;
import io.velostream.planner.logical.LogicalPlan.Limit;
import io.velostream.planner.logical.LogicalPlan.Over;
import io.velostream.planner.logical.LogicalPlan.Project;
import io.velostream.planner.logical.LogicalPlan.Scan;
import io.velostream.planner.logical.LogicalPlan.SingleRow;
import io.velostream.planner.logical.LogicalPlan.Sort;
import io.velostream.planner.logical.LogicalPlan.StreamRead;
import io.velostream.planner.logical.LogicalPlan.TimeSort;
import io.velostream.planner.logical.LogicalPlan.TopN;
import io.velostream.planner.logical.LogicalPlan.Union;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.types.Diagnostic;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.UserException;
import java.util.List;
import java.util.Optional;

/// Makes the scans below a window tell how event time moves on: by the column that the table
/// declares, else by the one that the window names.
public final class Watermarks {
    private static final String HINT =
            "declare it at the source: WATERMARK FOR column AS column - INTERVAL '5' SECOND in its"
                    + " CREATE, or 'event.time.field' = 'column'";

    private final Streams streams;

    public Watermarks(Streams streams) {
        this.streams = streams;
    }

    /// The other streams of the application, whose plans may have to change too.
    public interface Streams {
        /// Makes the scans below stream `number` tell the event time.
        ///
        /// @param column which of the stream's columns the window names, if it names one
        void needEventTime(int number, Optional<Integer> column);
    }

    /// @param column which column of `plan` the window names, if it names one
    /// @throws UserException `EVENT_TIME_MISSING` if a scan has no event time
    public LogicalPlan require(LogicalPlan plan, Optional<Integer> column) {
        return switch (plan) {
            case Scan scan -> scan(scan, column);
            case StreamRead read -> {
                streams.needEventTime(read.number(), column);
                yield read;
            }
            case Project project -> {
                Optional<Integer> below =
                        column.map(project.expressions()::get)
                                .filter(ColumnRef.class::isInstance)
                                .map(e -> ((ColumnRef) e).index());
                yield project.withInputs(List.of(require(project.input(), below)));
            }
            case Filter _, Sort _, TimeSort _, Limit _, Union _ ->
                    plan.withInputs(
                            plan.inputs().stream().map(input -> require(input, column)).toList());
            case Over over -> below(over, column);
            case TopN top when top.emission() == Emission.CHANGES || top.closesAt().isPresent() ->
                    below(top, column);
            // Its rows come when its own window closes, or when the input ends.
            case Aggregate _, TopN _, SingleRow _ -> plan;
        };
    }

    /// For a node that adds columns behind those of its input.
    private LogicalPlan below(LogicalPlan plan, Optional<Integer> column) {
        LogicalPlan input = plan.inputs().getFirst();
        return plan.withInputs(
                List.of(require(input, column.filter(c -> c < input.schema().size()))));
    }

    private static Scan scan(Scan scan, Optional<Integer> column) {
        SourceTable table = scan.table();
        EventTime time =
                table.eventTime()
                        .or(() ->
                                column.map(c ->
                                        new EventTime(
                                                scan.projection().get(c), table.delayMicros())))
                        .orElseThrow(() -> missing(table));
        SqlType type = table.schema().type(time.sourceColumn());
        if (type != Basic.TIMESTAMP && type != Basic.BIGINT) {
            throw new UserException(
                    Diagnostic.of(
                                    "TYPE_MISMATCH",
                                    "event time must be TIMESTAMP or BIGINT milliseconds, but"
                                            + " column \"%s\" of \"%s\" is %s"
                                                    .formatted(
                                                            table.schema()
                                                                    .name(time.sourceColumn()),
                                                            table.name(),
                                                            type))
                            .withHint("declare the column as TIMESTAMP in a CREATE STREAM"));
        }
        return new Scan(table, scan.projection(), Optional.of(time));
    }

    private static UserException missing(SourceTable table) {
        return new UserException(
                Diagnostic.of(
                                "EVENT_TIME_MISSING",
                                "which column of \"" + table.name() + "\" is the event time?")
                        .withHint(HINT));
    }
}
