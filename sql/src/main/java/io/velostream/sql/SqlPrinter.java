package io.velostream.sql;

import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Query;
import io.velostream.sql.tree.Statement;
import io.velostream.sql.tree.TypeName;

/// Writes a tree as SQL, on one line, with the parentheses it needs and no more.
///
/// What is printed parses to a tree that equals the first one, though it may be spelled
/// differently: `TRIM(LEADING 'x' FROM y)` is printed as `LTRIM(y, 'x')`. Keywords are in upper
/// case, names as they were written.
public final class SqlPrinter {
    private SqlPrinter() {}

    public static String print(Statement statement) {
        SqlText out = new SqlText();
        new StatementPrinter(out).statement(statement);
        return out.toString();
    }

    public static String print(Query query) {
        SqlText out = new SqlText();
        new QueryPrinter(out).query(query);
        return out.toString();
    }

    public static String print(Expression expression) {
        SqlText out = new SqlText();
        new QueryPrinter(out).expressions().expression(expression);
        return out.toString();
    }

    public static String print(TypeName type) {
        SqlText out = new SqlText();
        out.type(type);
        return out.toString();
    }
}
