package io.velostream.planner.logical;

import io.velostream.planner.expression.ConstantEvaluator;
import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.logical.LogicalPlan.Aggregate;
import io.velostream.planner.logical.LogicalPlan.AssignWindows;
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
import io.velostream.planner.plan.Window;
import io.velostream.types.Diagnostic;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.UserException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/// Makes the scans below a window tell how event time moves on: by what the table declares, else by
/// what the window names. A window in between tells it by its own bounds.
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
        /// @param time what the window names, over the stream's columns, if it names something
        void needEventTime(int number, Optional<RowExpression> time);
    }

    /// @param time what the window names, over the columns of `plan`, if it names something
    /// @throws UserException `EVENT_TIME_MISSING` if a scan has no event time
    public LogicalPlan require(LogicalPlan plan, Optional<RowExpression> time) {
        return switch (plan) {
            case Scan scan -> scan(scan, time);
            case StreamRead read -> {
                streams.needEventTime(read.number(), time);
                yield read;
            }
            case Project project -> {
                Optional<RowExpression> below =
                        time.map(t -> ExpressionTree.substitute(t, project.expressions()));
                yield project.withInputs(List.of(require(project.input(), below)));
            }
            case Filter _, Sort _, TimeSort _, Limit _, Union _ ->
                    plan.withInputs(
                            plan.inputs().stream().map(input -> require(input, time)).toList());
            case AssignWindows assigned -> assigned(assigned, time);
            case Aggregate aggregate -> aggregate(aggregate, time);
            case Over over -> below(over, time);
            case TopN top when top.emission() == Emission.CHANGES || top.closesAt().isPresent() ->
                    below(top, time);
            case TopN _, SingleRow _ -> plan;
        };
    }

    /// Makes all scans of a plan tell the event time that their tables declare.
    public static LogicalPlan declared(LogicalPlan plan) {
        return plan instanceof Scan scan && scan.table().time().eventTime().isPresent()
                ? scan(scan, Optional.empty())
                : plan.withInputs(plan.inputs().stream().map(Watermarks::declared).toList());
    }

    /// For a node that adds columns behind those of its input.
    private LogicalPlan below(LogicalPlan plan, Optional<RowExpression> time) {
        LogicalPlan input = plan.inputs().getFirst();
        int size = input.schema().size();
        return plan.withInputs(
                List.of(require(input, time.filter(t -> !usesAny(t, i -> i >= size)))));
    }

    private AssignWindows assigned(AssignWindows assigned, Optional<RowExpression> time) {
        int start = assigned.input().schema().size();
        if (time.isPresent() && usesAny(time.get(), i -> i == start)) {
            throw new UserException(
                    Diagnostic.of(
                                    "EVENT_TIME_INVALID",
                                    "a row may be any time younger than the start of its window,"
                                            + " so that cannot be the time of another window")
                            .withHint("name window_time, or the time of the rows themselves"));
        }
        RowExpression below =
                time.filter(t -> !usesAny(t, i -> i >= start)).orElse(assigned.window().time());
        return assigned.withInputs(List.of(require(assigned.input(), Optional.of(below))));
    }

    /// Results of a window count as of its end, unless somebody looks at anything else: all that
    /// they are made of is younger than its start.
    private LogicalPlan aggregate(Aggregate aggregate, Optional<RowExpression> time) {
        if (aggregate.window().isPresent()) {
            int end = aggregate.keys().size() + 1;
            boolean byEnd = time.isEmpty() || usesAny(time.get(), i -> i == end);
            return byEnd ? aggregate : aggregate.timedBy(Window.ResultTime.START);
        }
        if (aggregate.emission() == Emission.FINAL) {
            // Its rows come when the input ends, and so does event time.
            return aggregate;
        }
        int keys = aggregate.keys().size();
        Optional<RowExpression> below =
                time.filter(t -> !usesAny(t, i -> i >= keys))
                        .map(t -> ExpressionTree.substitute(t, aggregate.keys()));
        return aggregate.withInputs(List.of(require(aggregate.input(), below)));
    }

    private static boolean usesAny(RowExpression time, IntPredicate columns) {
        boolean[] any = {false};
        ExpressionTree.visitColumns(time, column -> any[0] |= columns.test(column.index()));
        return any[0];
    }

    private static Scan scan(Scan scan, Optional<RowExpression> named) {
        SourceTable table = scan.table();
        if (!table.time().advances()) {
            return scan;
        }
        Optional<EventTime> declared = table.time().eventTime();
        EventTime time =
                declared.or(() -> named.map(n -> ofSource(scan, n)))
                        .orElseThrow(() -> missing(table));
        checkType(table, time.time());
        if (scan.watermark().isPresent()
                && !ExpressionTree.same(scan.watermark().get().time(), time.time())) {
            throw new UserException(
                    Diagnostic.of(
                                    "EVENT_TIME_CONFLICT",
                                    "the event time of \"%s\" is %s for one window and %s for"
                                                    .formatted(
                                                            table.name(),
                                                            scan.watermark().get().time(),
                                                            time.time())
                                            + " another")
                            .withHint(HINT));
        }
        return new Scan(table, scan.projection(), Optional.of(time));
    }

    /// What a window names, over all columns of the source.
    private static EventTime ofSource(Scan scan, RowExpression named) {
        SourceTable table = scan.table();
        RowExpression time =
                ExpressionTree.replaceColumns(
                        named,
                        e -> {
                            int column = scan.projection().get(((ColumnRef) e).index());
                            return new ColumnRef(
                                    column,
                                    table.schema().name(column),
                                    table.schema().type(column));
                        });
        if (!ExpressionTree.isDeterministic(time)) {
            throw new UserException(
                    Diagnostic.of(
                            "NOT_SUPPORTED_YET",
                            "a window over the time of processing is not supported yet"));
        }
        return new EventTime(ConstantEvaluator.fold(time), table.time().delayMicros());
    }

    private static void checkType(SourceTable table, RowExpression time) {
        SqlType type = time.type();
        if (type != Basic.TIMESTAMP && type != Basic.BIGINT) {
            throw new UserException(
                    Diagnostic.of(
                                    "TYPE_MISMATCH",
                                    "event time must be TIMESTAMP or BIGINT milliseconds, but"
                                            + " \"%s\" of \"%s\" is %s"
                                                    .formatted(time, table.name(), type))
                            .withHint("declare the column as TIMESTAMP in a CREATE STREAM"));
        }
    }

    private static UserException missing(SourceTable table) {
        return new UserException(
                Diagnostic.of(
                                "EVENT_TIME_MISSING",
                                "which column of \"" + table.name() + "\" is the event time?")
                        .withHint(HINT));
    }
}
