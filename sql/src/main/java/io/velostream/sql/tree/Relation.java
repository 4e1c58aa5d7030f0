package io.velostream.sql.tree;

import java.util.List;
import java.util.Optional;

/// Something that rows come from.
public sealed interface Relation extends Node {
    /// A stream or table by name. In double quotes the name may also be a location, as
    /// `"trades.csv"`.
    ///
    /// @param asOf of `FOR SYSTEM_TIME AS OF`
    /// @param options of `FROM t WITH (…)`
    record Table(
            QualifiedName name,
            Optional<Expression> asOf,
            Optional<Alias> alias,
            List<Property> options,
            Position position)
            implements Relation {
        public Table {
            options = List.copyOf(options);
        }
    }

    /// `FROM 'trades.csv'`, `FROM 'file://…'`: where rows are, with no name.
    record Location(
            String location, Optional<Alias> alias, List<Property> options, Position position)
            implements Relation {
        public Location {
            options = List.copyOf(options);
        }
    }

    /// `[LATERAL] (SELECT …) alias`; also `(VALUES …) alias`.
    record Derived(Query query, boolean lateral, Optional<Alias> alias, Position position)
            implements Relation {}

    /// `UNNEST(tags) AS t(tag)`, `LATERAL TABLE(f(x))`, `generate_series(1, 10)`.
    record TableFunction(
            QualifiedName name,
            List<Expression.Argument> arguments,
            boolean lateral,
            boolean withOrdinality,
            Optional<Alias> alias,
            Position position)
            implements Relation {
        public TableFunction {
            arguments = List.copyOf(arguments);
        }
    }

    /// Flink's `TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), …))`.
    record Windowed(Relation input, WindowSpec window, Optional<Alias> alias, Position position)
            implements Relation {}

    /// Two relations side by side; a comma in `FROM` is a `CROSS` join.
    record Join(
            JoinKind kind,
            Relation left,
            Relation right,
            JoinCondition condition,
            Optional<Within> within,
            Position position)
            implements Relation {}

    /// What happens to rows without a partner.
    enum JoinKind {
        INNER,
        LEFT,
        RIGHT,
        FULL,
        CROSS
    }

    /// Which rows are partners.
    sealed interface JoinCondition {
        /// Of a `CROSS` join.
        record None() implements JoinCondition {}

        record On(Expression condition) implements JoinCondition {}

        record Using(List<Identifier> columns) implements JoinCondition {
            public Using {
                columns = List.copyOf(columns);
            }
        }

        record Natural() implements JoinCondition {}
    }

    /// `WITHIN 5m`, ksqlDB's `WITHIN (before, after) GRACE PERIOD grace`: how far the right row's
    /// event time may lie before and after the left row's.
    record Within(
            Expression.IntervalLiteral before,
            Expression.IntervalLiteral after,
            Optional<Expression.IntervalLiteral> grace,
            Position position) {}

    /// `AS name (columns)`.
    record Alias(Identifier name, List<Identifier> columns) {
        public Alias {
            columns = List.copyOf(columns);
        }
    }
}
