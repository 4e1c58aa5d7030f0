package io.velostream.planner.analysis;

import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.sql.SqlPrinter;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Identifier;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Gives the columns of a result their names, no two alike.
final class OutputNames {
    private final Set<String> used = new HashSet<>();

    /// The name that was asked for.
    String alias(Identifier alias) {
        if (!used.add(alias.lower())) {
            throw Faults.at(
                    alias,
                    "COLUMN_DUPLICATE",
                    "the result has two columns named \"" + alias + "\"",
                    "give one of them another name with AS, or leave it out: * EXCEPT ("
                            + alias
                            + ")");
        }
        return alias.name();
    }

    /// The name, or with a number behind it if it is taken.
    String unique(String name) {
        String candidate = name;
        for (int i = 2; !used.add(candidate.toLowerCase(Locale.ROOT)); i++) {
            candidate = name + "_" + i;
        }
        return candidate;
    }

    /// What an expression is called without an alias: a column by its name, a function by the
    /// function's, anything else by its text.
    static String text(Expression expression, RowExpression value) {
        return switch (expression) {
            case Expression.Reference _ when value instanceof ColumnRef column -> column.name();
            case Expression.Reference reference -> reference.name().last().name();
            case Expression.Member member -> member.name().name();
            case Expression.Call call -> call.name().last().lower();
            case Expression.Cast cast -> text(cast.operand(), value);
            case Expression.Extract _ -> "extract";
            case Expression.Case _ -> "case";
            case Expression other -> SqlPrinter.print(other);
        };
    }
}
