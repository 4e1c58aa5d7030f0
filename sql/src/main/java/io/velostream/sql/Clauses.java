package io.velostream.sql;

import io.velostream.sql.grammar.VelostreamParser.*;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Grouping;
import io.velostream.sql.tree.Query;
import io.velostream.sql.tree.QueryBody;
import io.velostream.sql.tree.SortItem;
import io.velostream.sql.tree.WindowSpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// The clauses behind one `SELECT`, in whatever order they came, each at most once.
final class Clauses {
    /// The kinds of clauses, by the words that begin them.
    private enum Kind {
        WHERE("WHERE"),
        GROUP_BY("GROUP BY"),
        HAVING("HAVING"),
        TIME_WINDOW("WINDOW"),
        NAMED_WINDOWS("WINDOW"),
        QUALIFY("QUALIFY"),
        PARTITION_BY("PARTITION BY"),
        INTO("INTO"),
        ORDER_BY("ORDER BY"),
        LIMIT("LIMIT"),
        OFFSET("OFFSET"),
        EMIT("EMIT");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private final ExpressionBuilder expressions;
    private final CallBuilder calls;
    private final Map<Kind, ClauseContext> given = new EnumMap<>(Kind.class);

    Clauses(ExpressionBuilder expressions, CallBuilder calls) {
        this.expressions = expressions;
        this.calls = calls;
    }

    void add(ClauseContext clause) {
        Kind kind = kind(clause);
        if (given.putIfAbsent(kind, clause) != null) {
            throw SyntaxError.at(clause.getStart(), kind.words + " is given twice");
        }
    }

    private static Kind kind(ClauseContext clause) {
        return switch (clause) {
            case WhereContext _ -> Kind.WHERE;
            case GroupByContext _ -> Kind.GROUP_BY;
            case HavingContext _ -> Kind.HAVING;
            case WindowContext window ->
                    window.timeWindow() != null ? Kind.TIME_WINDOW : Kind.NAMED_WINDOWS;
            case QualifyContext _ -> Kind.QUALIFY;
            case PartitionByContext _ -> Kind.PARTITION_BY;
            case IntoContext _ -> Kind.INTO;
            case SortContext _ -> Kind.ORDER_BY;
            case LimitContext _, FetchContext _ -> Kind.LIMIT;
            case OffsetContext _ -> Kind.OFFSET;
            case EmissionContext _ -> Kind.EMIT;
            default -> throw new IllegalStateException(clause.getText());
        };
    }

    private <T extends ClauseContext> Optional<T> find(Kind kind, Class<T> type) {
        return Optional.ofNullable(given.get(kind)).map(type::cast);
    }

    /// Whether nothing is said about the whole of a query.
    boolean isEmpty() {
        return given.keySet().stream().allMatch(kind -> kind.compareTo(Kind.ORDER_BY) < 0);
    }

    /// Only a `SELECT` has `WHERE`, `GROUP BY` and their like.
    void refuseSelectClauses() {
        given.forEach((kind, clause) -> {
            if (kind.compareTo(Kind.ORDER_BY) < 0) {
                throw SyntaxError.at(clause.getStart(), kind.words + " needs a SELECT before it");
            }
        });
    }

    void refuseSorting() {
        given.forEach((kind, clause) -> {
            if (kind.compareTo(Kind.ORDER_BY) >= 0 && kind != Kind.EMIT) {
                throw SyntaxError.at(
                        Positions.of(clause.getStart()),
                        kind.words + " comes after the last SELECT of a set operation",
                        "put this SELECT in parentheses");
            }
        });
    }

    Optional<Expression> where() {
        return find(Kind.WHERE, WhereContext.class)
                .map(clause -> expressions.expression(clause.expression()));
    }

    Optional<Expression> having() {
        return find(Kind.HAVING, HavingContext.class)
                .map(clause -> expressions.expression(clause.expression()));
    }

    Optional<Expression> qualify() {
        return find(Kind.QUALIFY, QualifyContext.class)
                .map(clause -> expressions.expression(clause.expression()));
    }

    List<Expression> partitionBy() {
        return find(Kind.PARTITION_BY, PartitionByContext.class)
                .map(clause -> expressions.expressions(clause.expression()))
                .orElse(List.of());
    }

    @Nullable QualifiedNameContext into() {
        return given.get(Kind.INTO) instanceof IntoContext into ? into.qualifiedName() : null;
    }

    Optional<WindowSpec> timeWindow() {
        return find(Kind.TIME_WINDOW, WindowContext.class)
                .map(clause -> new WindowBuilder(expressions).window(clause.timeWindow()));
    }

    List<QueryBody.NamedWindow> namedWindows() {
        List<QueryBody.NamedWindow> windows = new ArrayList<>();
        if (given.get(Kind.NAMED_WINDOWS) instanceof WindowContext clause) {
            for (NamedWindowContext window : clause.namedWindow()) {
                windows.add(
                        new QueryBody.NamedWindow(
                                Names.identifier(window.identifier()),
                                calls.window(window.overSpec(), Positions.of(window))));
            }
        }
        return windows;
    }

    List<SortItem> orderBy() {
        return find(Kind.ORDER_BY, SortContext.class)
                .map(clause -> calls.sortItems(clause.orderBy()))
                .orElse(List.of());
    }

    Optional<Expression> limit() {
        return switch (given.get(Kind.LIMIT)) {
            case LimitContext limit -> Optional.ofNullable(limit.value()).map(expressions::value);
            case FetchContext fetch -> Optional.of(fetch(fetch));
            case null -> Optional.empty();
            default -> throw new IllegalStateException("no such limit");
        };
    }

    private static Expression fetch(FetchContext fetch) {
        if (fetch.TIES() != null) {
            throw SyntaxError.at(fetch.TIES().getSymbol(), "WITH TIES is not supported yet");
        }
        TerminalNode rows = fetch.INTEGER();
        return rows == null
                ? new Expression.IntegerLiteral(java.math.BigInteger.ONE, Positions.of(fetch))
                : Literals.integer(rows.getSymbol());
    }

    Optional<Expression> offset() {
        return find(Kind.OFFSET, OffsetContext.class)
                .map(clause -> expressions.value(clause.value()));
    }

    Optional<Query.Emit> emit() {
        return find(Kind.EMIT, EmissionContext.class).map(clause -> emit(clause.emit()));
    }

    static Query.Emit emit(EmitContext context) {
        return new Query.Emit(
                context.CHANGES() != null ? Query.Mode.CHANGES : Query.Mode.FINAL,
                Optional.ofNullable(context.duration()).map(Literals::duration));
    }

    List<Grouping> groupBy() {
        List<Grouping> groupings = new ArrayList<>();
        if (given.get(Kind.GROUP_BY) instanceof GroupByContext clause) {
            for (GroupingContext grouping : clause.grouping()) {
                groupings.add(grouping(grouping));
            }
        }
        return groupings;
    }

    private Grouping grouping(GroupingContext context) {
        if (context.GROUPING() != null) {
            List<List<Expression>> sets = new ArrayList<>();
            for (GroupingSetContext set : context.groupingSet()) {
                sets.add(set.expression() == null ? List.of() : members(set.expression()));
            }
            return new Grouping.Sets(Grouping.Kind.GROUPING_SETS, sets, Positions.of(context));
        }
        Expression expression = expressions.expression(context.expression());
        if (expression instanceof Expression.Call call && call.name().isSimple()) {
            String word = Names.word(call.name().last());
            if (word.equals("ROLLUP") || word.equals("CUBE")) {
                return new Grouping.Sets(
                        Grouping.Kind.valueOf(word),
                        call.arguments().stream()
                                .map(argument -> members(argument.value()))
                                .toList(),
                        Positions.of(context));
            }
        }
        return new Grouping.Key(expression, Positions.of(context));
    }

    private List<Expression> members(ExpressionContext context) {
        return members(expressions.expression(context));
    }

    private static List<Expression> members(Expression expression) {
        return expression instanceof Expression.RowOf(List<Expression> values, _)
                ? values
                : List.of(expression);
    }
}
