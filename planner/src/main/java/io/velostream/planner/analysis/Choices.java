package io.velostream.planner.analysis;

import io.velostream.planner.expression.Literals;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Case;
import io.velostream.planner.expression.RowExpression.ComparisonOperator;
import io.velostream.planner.expression.RowExpression.Not;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Node;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything that chooses one of several values: CASE in both forms, COALESCE, NULLIF, IF.
final class Choices {
    private final ExpressionAnalyzer analyzer;

    Choices(ExpressionAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    RowExpression choice(Expression.Case choice) {
        Optional<RowExpression> operand = choice.operand().map(analyzer::analyze);
        List<RowExpression> conditions = new ArrayList<>();
        List<RowExpression> results = new ArrayList<>();
        List<Node> places = new ArrayList<>();
        for (Expression.When when : choice.branches()) {
            conditions.add(
                    operand.isPresent()
                            ? Operators.compare(
                                    ComparisonOperator.EQUAL,
                                    operand.get(),
                                    analyzer.analyze(when.condition()),
                                    when.condition())
                            : analyzer.condition(when.condition()));
            results.add(analyzer.analyze(when.result()));
            places.add(when.result());
        }
        choice.otherwise()
                .ifPresent(otherwise -> {
                    results.add(analyzer.analyze(otherwise));
                    places.add(otherwise);
                });
        return build(conditions, results, places);
    }

    /// @param results one for each condition, and perhaps one more for the rest
    private static RowExpression build(
            List<RowExpression> conditions, List<RowExpression> results, List<Node> places) {
        SqlType type = commonType(results, places);
        List<Case.Branch> branches = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            branches.add(
                    new Case.Branch(conditions.get(i), Coercions.coerce(results.get(i), type)));
        }
        RowExpression otherwise =
                results.size() > conditions.size()
                        ? Coercions.coerce(results.getLast(), type)
                        : Literals.nullOf(type);
        return new Case(branches, otherwise);
    }

    /// The type of a column that holds all of these.
    ///
    /// @param places where each value stands, for the fault
    static SqlType commonType(List<RowExpression> values, List<? extends Node> places) {
        RowExpression widest = values.getFirst();
        for (int i = 1; i < values.size(); i++) {
            RowExpression value = values.get(i);
            SqlType before = widest.type();
            Node place = places.get(i);
            SqlType type =
                    Coercions.common(widest, value)
                            .orElseThrow(() ->
                                    Faults.at(
                                            place,
                                            "TYPE_MISMATCH",
                                            "%s and %s have no common type"
                                                    .formatted(before, value.type())));
            // Later values are compared with what the earlier ones became, not with one of them.
            widest = type.equals(before) ? widest : Literals.nullOf(type);
        }
        return widest.type();
    }

    RowExpression coalesce(Expression.Call call, List<RowExpression> values) {
        if (values.isEmpty()) {
            throw Faults.at(call, "ARGUMENT_TYPES", "COALESCE takes at least one argument");
        }
        List<RowExpression> conditions = new ArrayList<>();
        for (RowExpression value : values.subList(0, values.size() - 1)) {
            conditions.add(new Not(new RowExpression.IsNull(value)));
        }
        return conditions.isEmpty()
                ? values.getFirst()
                : build(conditions, values, Calls.places(call));
    }

    RowExpression nullIf(Expression.Call call, List<RowExpression> values) {
        Calls.checkCount(call, 2, 2);
        RowExpression first = values.getFirst();
        RowExpression equal =
                Operators.compare(ComparisonOperator.EQUAL, first, values.getLast(), call);
        SqlType type = first.type() == Basic.NULL ? values.getLast().type() : first.type();
        return new Case(
                List.of(new Case.Branch(equal, Literals.nullOf(type))),
                Coercions.coerce(first, type));
    }

    /// `IF(condition, then, otherwise)`.
    RowExpression choose(Expression.Call call, List<RowExpression> values) {
        Calls.checkCount(call, 2, 3);
        RowExpression condition = analyzer.condition(call.arguments().getFirst().value());
        List<Node> places = Calls.places(call);
        return build(
                List.of(condition),
                values.subList(1, values.size()),
                places.subList(1, places.size()));
    }
}
