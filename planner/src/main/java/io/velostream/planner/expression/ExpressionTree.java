package io.velostream.planner.expression;

import io.velostream.functions.ResolvedScalar;
import io.velostream.planner.expression.RowExpression.And;
import io.velostream.planner.expression.RowExpression.Arithmetic;
import io.velostream.planner.expression.RowExpression.Call;
import io.velostream.planner.expression.RowExpression.Case;
import io.velostream.planner.expression.RowExpression.Cast;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.expression.RowExpression.Comparison;
import io.velostream.planner.expression.RowExpression.Concat;
import io.velostream.planner.expression.RowExpression.CurrentTime;
import io.velostream.planner.expression.RowExpression.ElementAccess;
import io.velostream.planner.expression.RowExpression.FieldAccess;
import io.velostream.planner.expression.RowExpression.InConstants;
import io.velostream.planner.expression.RowExpression.IsDistinct;
import io.velostream.planner.expression.RowExpression.IsNull;
import io.velostream.planner.expression.RowExpression.Like;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.planner.expression.RowExpression.Negate;
import io.velostream.planner.expression.RowExpression.Not;
import io.velostream.planner.expression.RowExpression.Or;
import io.velostream.planner.expression.RowExpression.RowPosition;
import io.velostream.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Walks over expressions, whatever their kind: the one place besides the evaluators that lists
/// every variant.
public final class ExpressionTree {
    private ExpressionTree() {}

    /// The expressions right below, in the order of the text.
    public static List<RowExpression> children(RowExpression expression) {
        return switch (expression) {
            case ColumnRef _, Literal _, CurrentTime _, RowPosition _ -> List.of();
            case Arithmetic(_, RowExpression left, RowExpression right, _) -> List.of(left, right);
            case Negate(RowExpression operand) -> List.of(operand);
            case Comparison(_, RowExpression left, RowExpression right) -> List.of(left, right);
            case And(List<RowExpression> terms) -> terms;
            case Or(List<RowExpression> terms) -> terms;
            case Not(RowExpression operand) -> List.of(operand);
            case IsNull(RowExpression operand) -> List.of(operand);
            case IsDistinct(RowExpression left, RowExpression right) -> List.of(left, right);
            case Case(List<Case.Branch> branches, RowExpression otherwise) ->
                    Stream.concat(
                                    branches.stream()
                                            .flatMap(b -> Stream.of(b.condition(), b.result())),
                                    Stream.of(otherwise))
                            .toList();
            case InConstants in -> List.of(in.operand());
            case Like(RowExpression operand, RowExpression pattern, _) -> List.of(operand, pattern);
            case Concat(RowExpression left, RowExpression right) -> List.of(left, right);
            case Cast(RowExpression operand, _, _) -> List.of(operand);
            case Call(_, List<RowExpression> arguments) -> arguments;
            case FieldAccess(RowExpression struct, _, _) -> List.of(struct);
            case ElementAccess(RowExpression collection, RowExpression key, _) ->
                    List.of(collection, key);
        };
    }

    /// The same expression with `change` applied to each expression right below.
    public static RowExpression mapChildren(
            RowExpression expression, UnaryOperator<RowExpression> change) {
        return switch (expression) {
            case ColumnRef _, Literal _, CurrentTime _, RowPosition _ -> expression;
            case Arithmetic a ->
                    new Arithmetic(
                            a.operator(),
                            change.apply(a.left()),
                            change.apply(a.right()),
                            a.type());
            case Negate(RowExpression operand) -> new Negate(change.apply(operand));
            case Comparison c ->
                    new Comparison(c.operator(), change.apply(c.left()), change.apply(c.right()));
            case And(List<RowExpression> terms) -> new And(mapAll(terms, change));
            case Or(List<RowExpression> terms) -> new Or(mapAll(terms, change));
            case Not(RowExpression operand) -> new Not(change.apply(operand));
            case IsNull(RowExpression operand) -> new IsNull(change.apply(operand));
            case IsDistinct(RowExpression left, RowExpression right) ->
                    new IsDistinct(change.apply(left), change.apply(right));
            case Case c -> mapCase(c, change);
            case InConstants in ->
                    new InConstants(change.apply(in.operand()), in.constants(), in.hasNull());
            case Like like ->
                    new Like(
                            change.apply(like.operand()),
                            change.apply(like.pattern()),
                            like.escape());
            case Concat(RowExpression left, RowExpression right) ->
                    new Concat(change.apply(left), change.apply(right));
            case Cast cast -> new Cast(change.apply(cast.operand()), cast.type(), cast.safe());
            case Call(ResolvedScalar function, List<RowExpression> arguments) ->
                    new Call(function, mapAll(arguments, change));
            case FieldAccess access ->
                    new FieldAccess(change.apply(access.struct()), access.field(), access.type());
            case ElementAccess access ->
                    new ElementAccess(
                            change.apply(access.collection()),
                            change.apply(access.key()),
                            access.type());
        };
    }

    private static Case mapCase(Case expression, UnaryOperator<RowExpression> change) {
        List<Case.Branch> branches = new ArrayList<>();
        for (Case.Branch branch : expression.branches()) {
            branches.add(
                    new Case.Branch(
                            change.apply(branch.condition()), change.apply(branch.result())));
        }
        return new Case(branches, change.apply(expression.otherwise()));
    }

    private static List<RowExpression> mapAll(
            List<RowExpression> expressions, UnaryOperator<RowExpression> change) {
        return expressions.stream().map(change).toList();
    }

    /// Calls `visitor` with the expression and everything in it.
    public static void visit(RowExpression expression, Consumer<RowExpression> visitor) {
        visitor.accept(expression);
        children(expression).forEach(child -> visit(child, visitor));
    }

    /// Calls `visitor` with each reference to a column.
    public static void visitColumns(RowExpression expression, Consumer<ColumnRef> visitor) {
        visit(
                expression,
                e -> {
                    if (e instanceof ColumnRef column) {
                        visitor.accept(column);
                    }
                });
    }

    /// The expression with each column reference replaced.
    public static RowExpression replaceColumns(
            RowExpression expression, UnaryOperator<RowExpression> replacement) {
        return expression instanceof ColumnRef
                ? replacement.apply(expression)
                : mapChildren(expression, child -> replaceColumns(child, replacement));
    }

    /// The expression with each column reference replaced by what computes that column.
    public static RowExpression substitute(RowExpression expression, List<RowExpression> columns) {
        return replaceColumns(expression, e -> columns.get(((ColumnRef) e).index()));
    }

    /// The expression over columns that have moved: column `i` is now column `positions[i]`.
    public static RowExpression moveColumns(RowExpression expression, int[] positions) {
        return replaceColumns(
                expression,
                e -> {
                    ColumnRef column = (ColumnRef) e;
                    int moved = positions[column.index()];
                    return moved == column.index()
                            ? column
                            : new ColumnRef(moved, column.name(), column.type());
                });
    }

    /// Whether two expressions always have the same value on the same row. Function calls are the
    /// same if they were resolved alike; comparing the resolved functions themselves would compare
    /// the identity of their code.
    public static boolean same(RowExpression a, RowExpression b) {
        if (a instanceof Call(ResolvedScalar f, List<RowExpression> x)
                && b instanceof Call(ResolvedScalar g, List<RowExpression> y)) {
            return f.deterministic()
                    && f.name().equals(g.name())
                    && f.parameters().equals(g.parameters())
                    && f.result().equals(g.result())
                    && sameAll(x, y);
        }
        if (a instanceof ColumnRef x && b instanceof ColumnRef y) {
            return x.index() == y.index();
        }
        List<RowExpression> childrenOfA = children(a);
        if (a.getClass() != b.getClass() || !sameAll(childrenOfA, children(b))) {
            return false;
        }
        // What is left to compare lies outside the children: put those of `a` into `b`.
        int[] next = {0};
        return a.equals(mapChildren(b, _ -> childrenOfA.get(next[0]++)));
    }

    public static boolean sameAll(List<RowExpression> a, List<RowExpression> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// Whether equal rows always give equal values.
    public static boolean isDeterministic(RowExpression expression) {
        boolean self =
                switch (expression) {
                    case CurrentTime _, RowPosition _ -> false;
                    case Call(ResolvedScalar function, _) -> function.deterministic();
                    case ColumnRef _,
                            Literal _,
                            Arithmetic _,
                            Negate _,
                            Comparison _,
                            And _,
                            Or _,
                            Not _,
                            IsNull _,
                            IsDistinct _,
                            Case _,
                            InConstants _,
                            Like _,
                            Concat _,
                            Cast _,
                            FieldAccess _,
                            ElementAccess _ ->
                            true;
                };
        return self && children(expression).stream().allMatch(ExpressionTree::isDeterministic);
    }

    /// Whether a row may fail in it, so that it must not be evaluated where it was not asked for.
    public static boolean mayFail(RowExpression expression) {
        boolean self =
                switch (expression) {
                    case ColumnRef _,
                            Literal _,
                            CurrentTime _,
                            RowPosition _,
                            Comparison _,
                            And _,
                            Or _,
                            Not _,
                            IsNull _,
                            IsDistinct _,
                            Case _,
                            InConstants _,
                            Concat _,
                            FieldAccess _,
                            ElementAccess _ ->
                            false;
                    case Arithmetic _, Negate _, Call _ -> true;
                    // A pattern may end in its escape character.
                    case Like like -> !(like.pattern() instanceof Literal);
                    case Cast cast -> !cast.safe() && !isLossless(cast);
                };
        return self || children(expression).stream().anyMatch(ExpressionTree::mayFail);
    }

    private static boolean isLossless(Cast cast) {
        return cast.operand().type().isInteger()
                && (cast.type() == SqlType.Basic.BIGINT || cast.type() == SqlType.Basic.DOUBLE);
    }
}
