package io.velostream.sql;

import io.velostream.sql.grammar.VelostreamParser.*;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Expression.Argument;
import io.velostream.sql.tree.Expression.IntervalLiteral;
import io.velostream.sql.tree.Position;
import io.velostream.sql.tree.QualifiedName;
import io.velostream.sql.tree.Relation;
import io.velostream.sql.tree.Relation.Alias;
import io.velostream.sql.tree.WindowSpec;
import io.velostream.sql.tree.WindowSpec.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Builds table functions, and among them the windows of Flink: `TUMBLE(TABLE t, DESCRIPTOR(ts),
/// INTERVAL '1' MINUTE)`.
final class WindowFunctionBuilder {
    private static final Map<String, Kind> KINDS =
            Map.of(
                    "TUMBLE", Kind.TUMBLING,
                    "HOP", Kind.HOPPING,
                    "CUMULATE", Kind.CUMULATE,
                    "SESSION", Kind.SESSION);

    // Where a length is kept until all of them are known.
    private static final int SIZE = 0;
    private static final int ADVANCE = 1;
    private static final int OFFSET = 2;
    private static final int LENGTHS = 3;

    private final ExpressionBuilder expressions;
    private final CallBuilder calls;
    private final QueryBuilder queries;

    WindowFunctionBuilder(ExpressionBuilder expressions, CallBuilder calls, QueryBuilder queries) {
        this.expressions = expressions;
        this.calls = calls;
        this.queries = queries;
    }

    Relation relation(
            TableFunctionContext context,
            boolean lateral,
            boolean withOrdinality,
            Optional<Alias> alias,
            Position position) {
        QualifiedName name = Names.qualified(context.qualifiedName());
        Kind kind = name.isSimple() ? KINDS.get(Names.word(name.last())) : null;
        if (kind != null) {
            return windowed(kind, context, alias, position);
        }
        List<Argument> arguments = new ArrayList<>();
        for (TableArgumentContext argument : context.tableArgument()) {
            if (argument.argument() == null) {
                throw SyntaxError.at(
                        argument, "only a window function takes a TABLE as an argument");
            }
            arguments.add(calls.argument(argument.argument()));
        }
        return new Relation.TableFunction(
                name, arguments, lateral, withOrdinality, alias, position);
    }

    private Relation windowed(
            Kind kind, TableFunctionContext context, Optional<Alias> alias, Position position) {
        @Nullable Relation input = null;
        List<Expression> keys = List.of();
        @Nullable Expression time = null;
        IntervalLiteral[] lengths = new IntervalLiteral[LENGTHS];
        List<String> parameters = parameters(kind);
        for (int i = 0; i < context.tableArgument().size(); i++) {
            TableArgumentContext argument = context.tableArgument(i);
            String parameter = parameter(argument, i, parameters);
            switch (parameter) {
                case "DATA" -> {
                    input = input(argument);
                    keys = keys(argument);
                }
                case "TIMECOL" -> time = time(argument);
                default -> lengths[slot(parameter)] = length(argument);
            }
        }
        IntervalLiteral size = lengths[SIZE];
        boolean advances = kind == Kind.HOPPING || kind == Kind.CUMULATE;
        if (input == null
                || time == null
                || size == null
                || (advances && lengths[ADVANCE] == null)) {
            throw SyntaxError.at(
                    position,
                    "the window lacks a parameter",
                    "its parameters are " + String.join(", ", parameters));
        }
        WindowSpec window =
                new WindowSpec(
                        kind,
                        Optional.of(time),
                        size,
                        Optional.ofNullable(lengths[ADVANCE]),
                        keys,
                        Optional.ofNullable(lengths[OFFSET]),
                        Optional.empty(),
                        Optional.empty(),
                        Positions.of(context));
        return new Relation.Windowed(input, window, alias, position);
    }

    /// The parameters of each window function in Flink's order.
    private static List<String> parameters(Kind kind) {
        return switch (kind) {
            case TUMBLING -> List.of("DATA", "TIMECOL", "SIZE", "OFFSET");
            case HOPPING -> List.of("DATA", "TIMECOL", "SLIDE", "SIZE", "OFFSET");
            case CUMULATE -> List.of("DATA", "TIMECOL", "STEP", "SIZE", "OFFSET");
            case SESSION -> List.of("DATA", "TIMECOL", "GAP");
        };
    }

    private static int slot(String parameter) {
        return switch (parameter) {
            case "SIZE", "GAP" -> SIZE;
            case "SLIDE", "STEP" -> ADVANCE;
            default -> OFFSET;
        };
    }

    /// The parameter that the argument is for, by its name or by its place.
    private static String parameter(
            TableArgumentContext argument, int index, List<String> parameters) {
        IdentifierContext given = argument.identifier();
        if (argument.argument() instanceof NamedArgumentContext named) {
            given = named.identifier();
        }
        String name =
                given != null
                        ? Names.word(Names.identifier(given))
                        : index < parameters.size() ? parameters.get(index) : "";
        if (!parameters.contains(name)) {
            throw SyntaxError.at(
                    Positions.of(argument),
                    "the window has no such parameter",
                    "its parameters are " + String.join(", ", parameters));
        }
        return name;
    }

    /// `PARTITION BY a`, `PARTITION BY (a, b)`.
    private List<Expression> keys(TableArgumentContext context) {
        if (context.expression() == null) {
            return List.of();
        }
        return switch (expressions.expression(context.expression())) {
            case Expression.RowOf(List<Expression> several, _) -> several;
            case Expression one -> List.of(one);
        };
    }

    private Relation input(TableArgumentContext context) {
        Position position = Positions.of(context);
        if (context.orderBy() != null) {
            throw SyntaxError.at(context.orderBy(), "ORDER BY is not supported yet here");
        }
        if (context.query() != null) {
            return new Relation.Derived(
                    queries.nested(context.query()), false, Optional.empty(), position);
        }
        QualifiedName name;
        if (context.TABLE() != null) {
            name = Names.qualified(context.qualifiedName());
        } else if (calls.argument(context.argument()).value()
                instanceof Expression.Reference(QualifiedName table, _)) {
            name = table;
        } else {
            throw SyntaxError.at(context, "a window function begins with TABLE and a name");
        }
        return new Relation.Table(
                name, Optional.empty(), Optional.empty(), List.of(), name.position());
    }

    /// `DESCRIPTOR(ts)`, or `ts` alone.
    private Expression time(TableArgumentContext context) {
        Expression argument = value(context);
        if (argument instanceof Expression.Call call
                && call.name().toString().equalsIgnoreCase("DESCRIPTOR")) {
            if (call.arguments().size() != 1) {
                throw SyntaxError.at(context, "DESCRIPTOR names one time column");
            }
            return call.arguments().getFirst().value();
        }
        return argument;
    }

    private IntervalLiteral length(TableArgumentContext context) {
        if (value(context) instanceof IntervalLiteral interval) {
            return interval;
        }
        throw SyntaxError.at(
                Positions.of(context),
                "a window needs a length of time here",
                "write INTERVAL '5' MINUTE");
    }

    private Expression value(TableArgumentContext context) {
        if (context.argument() == null) {
            throw SyntaxError.at(context, "the table comes first and once");
        }
        return calls.argument(context.argument()).value();
    }
}
