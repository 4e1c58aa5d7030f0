package io.velostream.engine;

import io.velostream.engine.expression.ExpressionCompiler;
import io.velostream.engine.operator.AggregateChangesOperator;
import io.velostream.engine.operator.AggregateOperator;
import io.velostream.engine.operator.DistinctOperator;
import io.velostream.engine.operator.Grouping;
import io.velostream.engine.operator.NamedEvaluator;
import io.velostream.engine.operator.NormalizeOperator;
import io.velostream.engine.operator.Operator;
import io.velostream.engine.operator.Ranking;
import io.velostream.engine.operator.SortOperator;
import io.velostream.engine.operator.TimeToLive;
import io.velostream.engine.operator.TopNOperator;
import io.velostream.engine.operator.TopNShape;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.planner.plan.PhysicalPlan.Aggregate;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.planner.plan.PhysicalPlan.Normalize;
import io.velostream.planner.plan.PhysicalPlan.Scan;
import io.velostream.planner.plan.PhysicalPlan.Sort;
import io.velostream.planner.plan.PhysicalPlan.SortKey;
import io.velostream.planner.plan.PhysicalPlan.TopN;
import io.velostream.types.Changelog;
import io.velostream.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds the operators that keep groups or rows without a window.
final class StatefulSteps {
    private final ExpressionCompiler expressions;
    private final TaskContext context;

    StatefulSteps(ExpressionCompiler expressions, TaskContext context) {
        this.expressions = expressions;
        this.context = context;
    }

    Operator aggregate(Aggregate plan, Operator next) {
        Grouping grouping = GroupingBuilder.build(plan, expressions);
        boolean updatingInput = plan.input().changelog().isUpdating();
        boolean changes = plan.emission() == Emission.CHANGES;
        if (changes && plan.aggregates().isEmpty()) {
            return new DistinctOperator(
                    plan.schema(),
                    grouping,
                    updatingInput,
                    timeToLive(plan, plan.ttlMicros()),
                    context,
                    next);
        }
        boolean oldRows = plan.changelog() == Changelog.RETRACT;
        if (changes && (updatingInput || oldRows || plan.ttlMicros().isPresent())) {
            return new AggregateChangesOperator(
                    plan.schema(),
                    grouping,
                    new AggregateChangesOperator.Changes(
                            updatingInput, oldRows, timeToLive(plan, plan.ttlMicros())),
                    context,
                    next);
        }
        return new AggregateOperator(
                plan.schema(), grouping, plan.emission(), updatingInput, context, next);
    }

    Operator normalize(Normalize plan, Operator next) {
        return new NormalizeOperator(
                plan.schema(), plan.key(), plan.changelog() == Changelog.RETRACT, context, next);
    }

    Operator topN(TopN plan, Operator next) {
        int columns = plan.input().schema().size();
        boolean isFinal = plan.emission() == Emission.FINAL;
        return new TopNOperator(
                plan.schema(),
                ranking(plan.partitionBy(), plan.orderBy(), columns),
                new TopNShape(
                        plan.first(),
                        plan.last(),
                        plan.numbered(),
                        plan.emission(),
                        plan.input().changelog().isUpdating(),
                        plan.changelog() == Changelog.RETRACT,
                        plan.closesAt().map(time -> named(List.of(time)).getFirst()),
                        isFinal ? Optional.empty() : timeToLive(plan, plan.ttlMicros())),
                context,
                next);
    }

    private Ranking ranking(List<RowExpression> partitionBy, List<SortKey> orderBy, int columns) {
        List<RowExpression> computed = new ArrayList<>();
        List<SortOperator.Key> keys = sortKeys(orderBy, columns, computed);
        return new Ranking(
                named(partitionBy), types(partitionBy), named(computed), types(computed), keys);
    }

    /// Rows that can be taken back are kept as Top-N does.
    private Operator sortChanges(Sort plan, Operator next) {
        TopNShape shape =
                new TopNShape(
                        1,
                        plan.limit().orElse(Long.MAX_VALUE),
                        false,
                        Emission.FINAL,
                        true,
                        false,
                        Optional.empty(),
                        Optional.empty());
        return new TopNOperator(
                plan.schema(),
                ranking(List.of(), plan.keys(), plan.schema().size()),
                shape,
                context,
                next);
    }

    Operator sort(Sort plan, Operator next) {
        if (plan.input().changelog().isUpdating()) {
            return sortChanges(plan, next);
        }
        List<RowExpression> computed = new ArrayList<>();
        List<SortOperator.Key> keys = sortKeys(plan.keys(), plan.schema().size(), computed);
        return new SortOperator(
                plan.schema(), named(computed), types(computed), keys, plan.limit(), context, next);
    }

    /// The keys as columns of the input, or behind those as `computed` ones, which are added.
    private static List<SortOperator.Key> sortKeys(
            List<SortKey> keys, int columns, List<RowExpression> computed) {
        List<SortOperator.Key> sortKeys = new ArrayList<>();
        for (SortKey key : keys) {
            int column;
            if (key.expression() instanceof ColumnRef plain) {
                column = plain.index();
            } else {
                column = columns + computed.size();
                computed.add(key.expression());
            }
            sortKeys.add(new SortOperator.Key(column, key.descending(), key.nullsFirst()));
        }
        return sortKeys;
    }

    private static Optional<TimeToLive> timeToLive(PhysicalPlan plan, Optional<Long> micros) {
        return micros.map(ttl -> new TimeToLive(ttl, hasEventTime(plan)));
    }

    private static boolean hasEventTime(PhysicalPlan plan) {
        return plan instanceof Scan scan
                ? scan.watermark().isPresent()
                : plan.inputs().stream().anyMatch(StatefulSteps::hasEventTime);
    }

    private static List<SqlType> types(List<RowExpression> several) {
        return several.stream().map(RowExpression::type).toList();
    }

    private List<NamedEvaluator> named(List<RowExpression> several) {
        return several.stream()
                .map(one -> new NamedEvaluator(one.toString(), expressions.compile(one)))
                .toList();
    }
}
