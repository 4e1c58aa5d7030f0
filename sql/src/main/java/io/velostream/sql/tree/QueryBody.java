package io.velostream.sql.tree;

import java.util.List;
import java.util.Optional;

/// What makes the rows of a [Query]. A `Query` is itself one: in parentheses, with clauses of its
/// own.
public sealed interface QueryBody extends Node
        permits Query, QueryBody.Select, QueryBody.SetOperation, QueryBody.Values {

    /// One `SELECT`; the clauses after `FROM` may be written in any order.
    ///
    /// @param window the time window of `WINDOW TUMBLING(…)`
    /// @param namedWindows those of `WINDOW w AS (…)`
    /// @param qualify a condition upon window functions
    /// @param partitionBy ksqlDB's `PARTITION BY`: the key of the result
    record Select(
            boolean distinct,
            List<SelectItem> items,
            Optional<Relation> from,
            Optional<Expression> where,
            List<Grouping> groupBy,
            Optional<WindowSpec> window,
            List<NamedWindow> namedWindows,
            Optional<Expression> having,
            Optional<Expression> qualify,
            List<Expression> partitionBy,
            Position position)
            implements QueryBody {
        public Select {
            items = List.copyOf(items);
            groupBy = List.copyOf(groupBy);
            namedWindows = List.copyOf(namedWindows);
            partitionBy = List.copyOf(partitionBy);
        }
    }

    /// `WINDOW name AS (…)`.
    record NamedWindow(Identifier name, Over.Window window) {}

    /// `left UNION [ALL] right` and its relatives; `INTERSECT` binds tighter.
    record SetOperation(
            SetOperator operator, boolean all, QueryBody left, QueryBody right, Position position)
            implements QueryBody {}

    /// What a [SetOperation] does.
    enum SetOperator {
        UNION,
        INTERSECT,
        EXCEPT
    }

    /// `VALUES (1, 'a'), (2, 'b')`: rows of equal length, at least one.
    record Values(List<List<Expression>> rows, Position position) implements QueryBody {
        public Values {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}
