package io.velostream.planner.analysis;

import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.Logic;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.expression.RowExpression.Comparison;
import io.velostream.planner.expression.RowExpression.ComparisonOperator;
import io.velostream.planner.expression.RowExpression.InConstants;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.LogicalPlan.Filter;
import io.velostream.planner.logical.LogicalPlan.Over;
import io.velostream.planner.logical.LogicalPlan.Project;
import io.velostream.planner.logical.LogicalPlan.TopN;
import io.velostream.planner.logical.Traits;
import io.velostream.planner.logical.WindowBounds;
import io.velostream.planner.plan.OverCall;
import io.velostream.planner.plan.OverCall.Function;
import io.velostream.planner.plan.OverCall.Rank;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.types.SqlType.Basic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds filters on row numbers, such as `rn <= 3`, and keeps only those rows instead of numbering
/// all of them.
final class TopNFilter {
    private final Optional<Emission> emission;
    private final QueryAnalyzer queries;

    /// @param emission what the query says it emits
    TopNFilter(Optional<Emission> emission, QueryAnalyzer queries) {
        this.emission = emission;
        this.queries = queries;
    }

    static boolean isRowNumber(OverCall call) {
        return call.function().equals(new Function.Ranking(Rank.ROW_NUMBER));
    }

    /// Which numbers are wanted; none if `last` is less than `first`.
    private record Range(long first, long last) {
        static final Range ALL = new Range(1, Long.MAX_VALUE);

        Range and(Range other) {
            return new Range(Math.max(first, other.first), Math.min(last, other.last));
        }
    }

    /// The filter, or the same over a Top-N.
    LogicalPlan apply(Filter filter) {
        List<RowExpression> terms = new ArrayList<>();
        collect(filter.predicate(), terms);
        Set<Integer> columns = new TreeSet<>();
        terms.forEach(term -> ExpressionTree.visitColumns(term, c -> columns.add(c.index())));
        for (int column : columns) {
            Range range = Range.ALL;
            List<RowExpression> kept = new ArrayList<>();
            for (RowExpression term : terms) {
                Optional<Range> narrower = range(term, column);
                range = narrower.map(range::and).orElse(range);
                if (narrower.isEmpty()) {
                    kept.add(term);
                }
            }
            if (range.last() < Long.MAX_VALUE) {
                boolean none = range.last() < range.first();
                Range held = none ? new Range(1, 1) : range;
                Optional<LogicalPlan> top = topN(filter.input(), column, held);
                if (top.isPresent()) {
                    List<RowExpression> above = none ? terms : kept;
                    return above.isEmpty() ? top.get() : new Filter(top.get(), Logic.and(above));
                }
            }
        }
        return filter;
    }

    private static void collect(RowExpression condition, List<RowExpression> terms) {
        List<RowExpression> parts = Logic.conjuncts(condition);
        if (parts.size() == 1) {
            terms.add(condition);
        } else {
            parts.forEach(part -> collect(part, terms));
        }
    }

    /// Which values of the column the term lets through, if it is about nothing else.
    private static Optional<Range> range(RowExpression term, int column) {
        return switch (term) {
            case Comparison(ComparisonOperator operator, ColumnRef ref, Literal literal)
                    when ref.index() == column ->
                    number(literal).flatMap(n -> range(operator, n));
            case Comparison(ComparisonOperator operator, Literal literal, ColumnRef ref)
                    when ref.index() == column ->
                    number(literal).flatMap(n -> range(operator.mirrored(), n));
            case InConstants(ColumnRef ref, List<Literal> constants, _)
                    when ref.index() == column ->
                    range(constants);
            case RowExpression _ -> Optional.empty();
        };
    }

    private static Optional<Long> number(Literal literal) {
        return literal.type() == Basic.BIGINT
                ? literal.value().map(Long.class::cast)
                : Optional.empty();
    }

    private static Optional<Range> range(ComparisonOperator operator, long n) {
        return switch (operator) {
            case EQUAL -> Optional.of(new Range(n, n));
            case LESS -> Optional.of(new Range(1, n - 1));
            case LESS_OR_EQUAL -> Optional.of(new Range(1, n));
            case GREATER -> Optional.of(new Range(n + 1, Long.MAX_VALUE));
            case GREATER_OR_EQUAL -> Optional.of(new Range(n, Long.MAX_VALUE));
            case NOT_EQUAL -> Optional.empty();
        };
    }

    /// `rn IN (1, 2, 3)`, if no number is left out.
    private static Optional<Range> range(List<Literal> constants) {
        TreeSet<Long> numbers = new TreeSet<>();
        constants.forEach(constant -> number(constant).ifPresent(numbers::add));
        boolean gapless =
                !numbers.isEmpty() && numbers.last() - numbers.first() == numbers.size() - 1;
        return gapless ? Optional.of(new Range(numbers.first(), numbers.last())) : Optional.empty();
    }

    /// The plan with the row number that is its column replaced; empty if it is none.
    private Optional<LogicalPlan> topN(LogicalPlan plan, int column, Range range) {
        return switch (plan) {
            case Project project ->
                    project.expressions().get(column) instanceof ColumnRef ref
                            ? topN(project.input(), ref.index(), range)
                                    .map(input -> project.withInputs(List.of(input)))
                            : Optional.empty();
            case Filter filter ->
                    topN(filter.input(), column, range)
                            .map(input -> filter.withInputs(List.of(input)));
            case Over over
                    when !over.isSettled()
                            && over.buffer().isEmpty()
                            && over.calls().size() == 1
                            && column == over.input().schema().size()
                            && isRowNumber(over.calls().getFirst()) ->
                    Optional.of(topN(over, range));
            case LogicalPlan _ -> Optional.empty();
        };
    }

    private TopN topN(Over over, Range range) {
        Traits input = Traits.of(over.input());
        Optional<RowExpression> closesAt =
                input.updating()
                        ? Optional.empty()
                        : WindowBounds.closing(over.input(), over.partitionBy());
        boolean ends = queries.isBoundedFinal() && input.bounded();
        Emission chosen =
                emission.orElse(closesAt.isPresent() || ends ? Emission.FINAL : Emission.CHANGES);
        boolean closes = chosen == Emission.FINAL && closesAt.isPresent();
        return new TopN(
                closes
                        ? queries.watermarks().require(over.input(), Optional.empty())
                        : over.input(),
                over.partitionBy(),
                over.orderBy(),
                Math.max(range.first(), 1),
                range.last(),
                Optional.of(over.names().getFirst()),
                chosen,
                closes ? closesAt : Optional.empty());
    }
}
