package io.velostream.planner.analysis;

import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.Literals;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.expression.RowExpression.Comparison;
import io.velostream.planner.expression.RowExpression.ComparisonOperator;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.planner.expression.RowExpression.RowPosition;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.LogicalPlan.Filter;
import io.velostream.planner.logical.LogicalPlan.Over;
import io.velostream.planner.logical.LogicalPlan.Project;
import io.velostream.planner.logical.OverOrder;
import io.velostream.planner.logical.PlanExpressions;
import io.velostream.planner.plan.OverCall;
import io.velostream.planner.plan.PhysicalPlan.RowsBuffer;
import io.velostream.types.Diagnostic;
import io.velostream.types.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Puts the window functions of a SELECT above its rows: first a projection with all that they look
/// at as columns, then one [Over] for each different window, one upon the other. The columns of the
/// rows keep their numbers, and those of the functions come behind them.
final class OverPlan {
    private final List<RowExpression> expressions = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final RowExpression[] outputs;
    private Optional<RowExpression> position = Optional.empty();
    private LogicalPlan plan;

    private OverPlan(LogicalPlan input, int calls) {
        this.plan = input;
        this.outputs = new RowExpression[calls];
        Schema schema = input.schema();
        for (int i = 0; i < schema.size(); i++) {
            expressions.add(new ColumnRef(i, schema.name(i), schema.type(i)));
            names.add(schema.name(i));
        }
    }

    /// What the window functions of a SELECT stand upon.
    ///
    /// @param change turns what was said over the columns of the FROM into what can be said over
    ///   those of `plan`
    /// @param titles what the column of each function is called
    /// @param used every expression that will stand above the functions
    record Rows(
            LogicalPlan plan,
            Selection.Change change,
            List<String> titles,
            List<RowExpression> used) {}

    static OverPlan of(Rows rows, OverColumns columns, ExpressionAnalyzer analyzer) {
        OverPlan over = new OverPlan(rows.plan(), columns.calls().size());
        if (!columns.calls().isEmpty()) {
            over.build(rows, columns, analyzer);
        }
        return over;
    }

    LogicalPlan plan() {
        return plan;
    }

    /// The expression over the columns of the plan.
    RowExpression over(RowExpression expression) {
        if (OverColumns.isOver(expression)) {
            return outputs[OverColumns.number((ColumnRef) expression)];
        }
        if (expression instanceof RowPosition && position.isPresent()) {
            return position.get();
        }
        return ExpressionTree.mapChildren(expression, this::over);
    }

    /// One [Over] to be, with the numbers of its calls.
    private record Step(OverSpec spec, List<Integer> numbers, List<OverColumns.Call> calls) {
        boolean looksAhead() {
            return spec.buffer().isEmpty()
                    && calls.stream().anyMatch(c -> OverOrder.looksAhead(c.call()));
        }

        /// Whether its result hangs on the order at all.
        boolean isOrdered() {
            return !calls.stream()
                    .allMatch(c ->
                            c.call().function() instanceof OverCall.Function.Aggregate
                                    && c.call().frame().equals(OverFrames.WHOLE));
        }

        boolean isRowNumber() {
            return calls.size() == 1 && TopNFilter.isRowNumber(calls.getFirst().call());
        }

        boolean emitsWhenFull() {
            return spec.buffer().map(RowsBuffer::emitWhenFull).orElse(false);
        }
    }

    private void build(Rows rows, OverColumns columns, ExpressionAnalyzer analyzer) {
        int own = expressions.size();
        List<Step> steps = steps(rows, columns);
        boolean positions = rows.used().stream().anyMatch(OverPlan::usesPosition);
        position = positions ? Optional.of(column(new RowPosition())) : Optional.empty();
        if (expressions.size() > own) {
            plan = new Project(plan, expressions, names);
        }
        LogicalPlan input = plan;
        // What keeps the order of arrival goes below what does not, and a number that a filter
        // could turn into a Top-N goes to the top.
        steps.sort(
                Comparator.<Step, OverOrder.Kind>comparing(step -> kind(step, input))
                        .thenComparing(Step::looksAhead)
                        .thenComparing(step -> !step.isOrdered())
                        .thenComparing(Step::isRowNumber));
        refuseLostArrival(steps, input);
        List<RowExpression> full = new ArrayList<>();
        for (Step step : steps) {
            // A buffer that is not full must not keep its rows from the windows above it.
            boolean late = step.emitsWhenFull() && steps.size() > 1;
            add(step, late, rows.titles());
            if (late) {
                full.add(isFull(step, analyzer));
            }
        }
        for (RowExpression isFull : full) {
            plan = new Filter(plan, isFull);
        }
    }

    private static boolean usesPosition(RowExpression expression) {
        boolean[] uses = {false};
        ExpressionTree.visit(expression, e -> uses[0] |= e instanceof RowPosition);
        return uses[0];
    }

    private static OverOrder.Kind kind(Step step, LogicalPlan input) {
        return step.spec().buffer().isPresent()
                ? OverOrder.Kind.ARRIVAL
                : OverOrder.kind(input, step.spec().orderBy());
    }

    private static void refuseLostArrival(List<Step> steps, LogicalPlan input) {
        List<Step> waiting =
                steps.stream()
                        .filter(s -> kind(s, input) == OverOrder.Kind.ARRIVAL)
                        .filter(s -> s.looksAhead() && s.isOrdered())
                        .toList();
        if (waiting.size() > 1) {
            throw Faults.notSupportedYet(
                    waiting.get(1).calls().getFirst().place(),
                    "a second window that looks ahead in order of arrival",
                    "order one of them by the event time: OVER (… ORDER BY ts)");
        }
    }

    private List<Step> steps(Rows rows, OverColumns columns) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < outputs.length; i++) {
            OverColumns.Call call = columns.calls().get(i);
            UnaryOperator<RowExpression> change = e -> column(rows.change().apply(e, call.place()));
            OverSpec spec =
                    new OverSpec(
                            call.spec().partitionBy().stream().map(change).toList(),
                            PlanExpressions.mapKeys(call.spec().orderBy(), change),
                            call.spec().buffer());
            Step step =
                    steps.stream()
                            .filter(s -> s.spec().same(spec))
                            .findFirst()
                            .orElseGet(() -> {
                                Step added = new Step(spec, new ArrayList<>(), new ArrayList<>());
                                steps.add(added);
                                return added;
                            });
            OverCall changed = PlanExpressions.map(call.call(), change);
            step.numbers().add(i);
            step.calls().add(new OverColumns.Call(spec, changed, call.place()));
        }
        return steps;
    }

    /// The expression as a column of the projection below the functions.
    private RowExpression column(RowExpression expression) {
        if (expression instanceof Literal) {
            return expression;
        }
        int index = 0;
        while (index < expressions.size()
                && !ExpressionTree.same(expressions.get(index), expression)) {
            index++;
        }
        if (index == expressions.size()) {
            expressions.add(expression);
            names.add("_over_" + (index - plan.schema().size() + 1));
        }
        return new ColumnRef(index, names.get(index), expression.type());
    }

    private void add(Step step, boolean emitAlways, List<String> titles) {
        List<OverCall> calls = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        List<Diagnostic.Place> places = new ArrayList<>();
        int first = plan.schema().size();
        for (int i = 0; i < step.calls().size(); i++) {
            OverColumns.Call call = step.calls().get(i);
            int number = step.numbers().get(i);
            calls.add(call.call());
            columns.add(titles.get(number));
            places.add(call.place().position().place());
            outputs[number] = new ColumnRef(first + i, titles.get(number), call.call().type());
        }
        Optional<RowsBuffer> buffer =
                step.spec()
                        .buffer()
                        .map(b ->
                                new RowsBuffer(
                                        b.rows(),
                                        b.emitWhenFull() && !emitAlways,
                                        b.expireMicros()));
        plan =
                new Over(
                        plan,
                        step.spec().partitionBy(),
                        step.spec().orderBy(),
                        Optional.empty(),
                        buffer,
                        calls,
                        columns,
                        places);
    }

    /// Counts the rows of the buffer in a column of its own, right above the other functions of the
    /// step.
    private RowExpression isFull(Step step, ExpressionAnalyzer analyzer) {
        Over over = (Over) plan;
        OverCall count = OverCalls.count(analyzer);
        List<OverCall> calls = new ArrayList<>(over.calls());
        calls.add(count);
        List<String> columns = new ArrayList<>(over.names());
        columns.add("_buffered_" + plan.schema().size());
        List<Diagnostic.Place> places = new ArrayList<>(over.places());
        places.add(over.places().getFirst());
        RowExpression counted =
                new ColumnRef(plan.schema().size(), columns.getLast(), count.type());
        plan =
                new Over(
                        over.input(),
                        over.partitionBy(),
                        over.orderBy(),
                        over.time(),
                        over.buffer(),
                        calls,
                        columns,
                        places);
        long rows = step.spec().buffer().orElseThrow().rows();
        return new Comparison(ComparisonOperator.EQUAL, counted, Literals.bigint(rows));
    }
}
