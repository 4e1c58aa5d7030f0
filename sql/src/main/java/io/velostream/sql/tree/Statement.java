package io.velostream.sql.tree;

import java.util.List;
import java.util.Optional;

/// One statement of an application or of a session.
public sealed interface Statement extends Node {
    /// A query whose rows go to whoever asked.
    ///
    /// @param options of a `WITH (…)` at the end
    record Select(Query query, List<Property> options, Position position) implements Statement {
        public Select {
            options = List.copyOf(options);
        }
    }

    /// `INSERT INTO target [(columns)] query`, also `SELECT … INTO target [WITH (…)]`.
    record Insert(
            QualifiedName target,
            List<Identifier> columns,
            Query query,
            List<Property> options,
            Position position)
            implements Statement {
        public Insert {
            columns = List.copyOf(columns);
            options = List.copyOf(options);
        }
    }

    /// `CREATE STREAM | TABLE | …` with columns, options, a query, or several of them.
    ///
    /// @param columns a column without type is a new name for one of the query's
    /// @param primaryKey of the table constraint `PRIMARY KEY (a, b)`
    /// @param into `CREATE … AS SELECT … INTO into`: another place the rows go to
    record Create(
            ObjectKind kind,
            QualifiedName name,
            boolean orReplace,
            boolean ifNotExists,
            boolean temporary,
            List<ColumnDefinition> columns,
            List<Watermark> watermarks,
            List<Identifier> primaryKey,
            Optional<Query> query,
            Optional<QualifiedName> into,
            List<Property> options,
            Position position)
            implements Statement {
        public Create {
            columns = List.copyOf(columns);
            watermarks = List.copyOf(watermarks);
            primaryKey = List.copyOf(primaryKey);
            options = List.copyOf(options);
        }
    }

    /// What a `CREATE` makes.
    enum ObjectKind {
        STREAM,
        TABLE,
        SOURCE,
        SINK,
        VIEW
    }

    /// `WATERMARK FOR column AS expression`.
    record Watermark(QualifiedName column, Expression expression, Position position) {}

    /// `DROP STREAM [IF EXISTS] name`.
    record Drop(ObjectKind kind, QualifiedName name, boolean ifExists, Position position)
            implements Statement {}

    /// `EXPLAIN [ANALYZE] statement`.
    record Explain(boolean analyze, Statement statement, Position position) implements Statement {}

    /// `DESCRIBE name`, `DESCRIBE 'trades.csv'`.
    ///
    /// @param relation a [Relation.Table] or a [Relation.Location] without alias
    record Describe(Relation relation, Position position) implements Statement {}

    /// `DESCRIBE FUNCTION name`.
    record DescribeFunction(QualifiedName name, Position position) implements Statement {}

    /// `SHOW what [name] [LIKE 'pattern']`; `LIST` is `SHOW`.
    record Show(
            ShowKind what, Optional<QualifiedName> name, Optional<String> like, Position position)
            implements Statement {}

    /// What a [Show] lists.
    enum ShowKind {
        STREAMS,
        TABLES,
        SOURCES,
        SINKS,
        VIEWS,
        TOPICS,
        FUNCTIONS,
        JOBS,
        QUERIES,
        STATUS,
        VERSIONS,
        METRICS,
        SCHEMA,
        PROPERTIES,
        PARTITIONS,
        CREATE_TABLE
    }

    /// `START JOB name AS statement`.
    record StartJob(Identifier name, Statement statement, Position position) implements Statement {}

    /// `STOP JOB name [FORCE]`.
    record StopJob(Identifier name, boolean force, Position position) implements Statement {}

    /// `PAUSE JOB name`.
    record PauseJob(Identifier name, Position position) implements Statement {}

    /// `RESUME JOB name`.
    record ResumeJob(Identifier name, Position position) implements Statement {}

    /// `DEPLOY JOB name VERSION 'v' AS statement [WITH (…)] [STRATEGY …]`.
    record DeployJob(
            Identifier name,
            String version,
            Statement statement,
            List<Property> options,
            Strategy strategy,
            Position position)
            implements Statement {
        public DeployJob {
            options = List.copyOf(options);
        }
    }

    /// How a new version of a job takes over.
    sealed interface Strategy {
        record BlueGreen() implements Strategy {}

        /// `CANARY(percent)`.
        record Canary(int percent) implements Strategy {}

        record Rolling() implements Strategy {}

        record Replace() implements Strategy {}
    }

    /// `ROLLBACK JOB name [VERSION 'v']`.
    record RollbackJob(Identifier name, Optional<String> version, Position position)
            implements Statement {}

    /// `UPDATE target SET column = value, … [WHERE condition]`.
    record Update(
            QualifiedName target,
            List<Assignment> assignments,
            Optional<Expression> where,
            Position position)
            implements Statement {
        public Update {
            assignments = List.copyOf(assignments);
        }
    }

    /// `column = value` of an [Update].
    record Assignment(QualifiedName column, Expression value) {}

    /// `DELETE FROM target [WHERE condition]`.
    record Delete(QualifiedName target, Optional<Expression> where, Position position)
            implements Statement {}

    /// `SET 'key' = 'value'`; `SET` alone has no property and lists them.
    record Set(Optional<Property> property, Position position) implements Statement {}

    /// `RESET 'key'`; without a key all of them.
    record Reset(Optional<String> key, Position position) implements Statement {}

    /// `BEGIN STATEMENT SET; INSERT …; INSERT …; END`: inserts that run as one job.
    record StatementSet(List<Statement> statements, Position position) implements Statement {
        public StatementSet {
            statements = List.copyOf(statements);
        }
    }
}
