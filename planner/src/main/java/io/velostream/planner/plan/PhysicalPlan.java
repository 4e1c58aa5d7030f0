package io.velostream.planner.plan;

import io.velostream.connect.Sink;
import io.velostream.connect.Source;
import io.velostream.functions.ResolvedAggregate;
import io.velostream.planner.expression.RowExpression;
import io.velostream.types.Changelog;
import io.velostream.types.Schema;
import java.util.List;
import java.util.Optional;

/// One step of a running query. Nodes are compared by identity: the same object in two places is
/// one operator with two consumers.
public sealed interface PhysicalPlan {
    /// The columns of its output.
    Schema schema();

    /// The steps it reads.
    List<PhysicalPlan> inputs();

    /// What kinds of rows it makes. The planner asks for old rows only where a consumer needs them.
    default Changelog changelog() {
        Changelog widest = Changelog.APPEND;
        for (PhysicalPlan input : inputs()) {
            widest = widest.or(input.changelog());
        }
        return widest;
    }

    /// Whether it may take rows back for good, so that what it has given must be shown with kinds
    /// to be understood. Updates alone are no such case: the new row tells enough.
    default boolean deletes() {
        for (PhysicalPlan input : inputs()) {
            if (input.deletes()) {
                return true;
            }
        }
        return false;
    }

    /// Reads an outside source.
    ///
    /// @param name the table's name, for messages and EXPLAIN
    /// @param projection which of the source's columns are decoded
    /// @param watermark how event time moves on; empty if nothing needs it
    /// @param changelog what its rows are; deletes of an UPSERT source have only the key's columns,
    ///   so a [Normalize] stands above it
    /// @param deadLetters where its rows go that cannot be used; empty if they are only counted
    /// @param inPieces whether several tasks decode its bytes, see [Source#pieces]. Between it and
    ///   the next [Exchange] there are then only filters, projections and, below a merge, an
    ///   aggregate, and it is the only leaf of its stage
    record Scan(
            String name,
            Source source,
            List<Integer> projection,
            Optional<Watermark> watermark,
            Changelog changelog,
            Optional<DeadLetters> deadLetters,
            boolean inPieces,
            Schema schema)
            implements PhysicalPlan {
        public Scan {
            projection = List.copyOf(projection);
        }

        /// Read by one task.
        public Scan(
                String name,
                Source source,
                List<Integer> projection,
                Optional<Watermark> watermark,
                Changelog changelog,
                Optional<DeadLetters> deadLetters,
                Schema schema) {
            this(name, source, projection, watermark, changelog, deadLetters, false, schema);
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of();
        }

        @Override
        public boolean deletes() {
            return changelog.isUpdating();
        }
    }

    /// One row without columns: what `SELECT 1` reads. Bounded.
    record SingleRow() implements PhysicalPlan {
        @Override
        public Schema schema() {
            return new Schema(List.of());
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of();
        }
    }

    /// Keeps the rows for which the predicate is true. A row that was kept and whose update is not
    /// becomes a delete, so an updating input must be RETRACT unless the predicate only looks at
    /// its key.
    ///
    /// @param changelog UPSERT leaves out the old rows of updates
    record Filter(PhysicalPlan input, RowExpression predicate, Changelog changelog)
            implements PhysicalPlan {
        /// Over an UPSERT input the predicate looks at the key, which no update changes.
        @Override
        public boolean deletes() {
            return input.deletes() || input.changelog() == Changelog.RETRACT;
        }

        @Override
        public Schema schema() {
            return input.schema();
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of(input);
        }
    }

    /// Computes columns. A plain column is passed on, not copied.
    record Project(PhysicalPlan input, List<RowExpression> expressions, Schema schema)
            implements PhysicalPlan {
        public Project {
            expressions = List.copyOf(expressions);
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of(input);
        }
    }

    /// Groups rows. Output columns: the keys, then, with a window, its start and end in the type of
    /// the window's time, then the aggregates.
    ///
    /// Without keys there is one group, which with `FINAL` emission exists even if no row came.
    /// With neither aggregates nor window it is DISTINCT: under `CHANGES` a group is emitted when
    /// its first row comes, and, over an updating input, deleted when its last row goes.
    ///
    /// Over an updating input, which is RETRACT, its aggregates are retracting ones and a group
    /// that has lost its last row is deleted; the one group of a query without keys stays.
    ///
    /// @param changelog of `CHANGES`, and of windows that emit late updates: UPSERT or RETRACT;
    ///   else APPEND
    /// @param ttlMicros how long a group without window is kept after its last row
    record Aggregate(
            PhysicalPlan input,
            List<RowExpression> keys,
            Optional<Window> window,
            List<AggregateCall> aggregates,
            Emission emission,
            Changelog changelog,
            Optional<Long> ttlMicros,
            Schema schema)
            implements PhysicalPlan {
        public Aggregate {
            keys = List.copyOf(keys);
            aggregates = List.copyOf(aggregates);
        }

        /// Groups end when they have lost their last row, sessions when they are joined.
        @Override
        public boolean deletes() {
            boolean session =
                    window.filter(w -> w.shape() instanceof WindowShape.Session).isPresent();
            boolean losesRows =
                    input.changelog().isUpdating() && !(keys.isEmpty() && window.isEmpty());
            return changelog.isUpdating() && (session || losesRows);
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of(input);
        }
    }

    /// Makes whole rows and changes of an UPSERT input, and of an APPEND one whose rows replace
    /// each other by the key: an insert of a key that is there is an update. The last row of each
    /// key is kept, a change that changes nothing is left out.
    ///
    /// @param key the key's columns
    record Normalize(PhysicalPlan input, List<Integer> key, Changelog changelog)
            implements PhysicalPlan {
        public Normalize {
            key = List.copyOf(key);
        }

        @Override
        public Schema schema() {
            return input.schema();
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of(input);
        }
    }

    /// Flink's window table functions without a GROUP BY: each row once for each window it is in,
    /// with three more columns: the window's start, its end, and the last millisecond before the
    /// end, all in the type of the window's time. The window is not a session.
    record AssignWindows(PhysicalPlan input, Window window, Schema schema) implements PhysicalPlan {
        @Override
        public List<PhysicalPlan> inputs() {
            return List.of(input);
        }
    }

    /// Puts an append-only input in order of event time, rows of equal time in order of arrival:
    /// emits what the watermark has passed. A row that comes behind the watermark is late.
    ///
    /// @param time TIMESTAMP, or BIGINT milliseconds
    record TimeSort(PhysicalPlan input, RowExpression time) implements PhysicalPlan {
        @Override
        public Schema schema() {
            return input.schema();
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of(input);
        }
    }

    /// Window functions that share PARTITION BY and ORDER BY, over an append-only input whose
    /// partitions come in that order: below it stands a [TimeSort], a [Sort], or rows whose arrival
    /// is the order. Output columns: the input's, then one for each call. One row for each input
    /// row, as soon as everything that it looks at is there.
    ///
    /// @param orderBy tells which rows are peers; empty if arrival is the order
    /// @param time the event time among `orderBy`, if it is there: peers of a row are complete when
    ///   the watermark has passed it. With a buffer that expires: the event time that it goes by
    /// @param buffer Velostream's `ROWS WINDOW BUFFER`: the partition is no more than its last rows
    record Over(
            PhysicalPlan input,
            List<RowExpression> partitionBy,
            List<SortKey> orderBy,
            Optional<RowExpression> time,
            Optional<RowsBuffer> buffer,
            List<OverCall> calls,
            Schema schema)
            implements PhysicalPlan {
        public Over {
            partitionBy = List.copyOf(partitionBy);
            orderBy = List.copyOf(orderBy);
            calls = List.copyOf(calls);
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of(input);
        }
    }

    /// The rows of each partition whose number in the order is in `first..=last`, kept up to date.
    /// Output columns: the input's, then, if `numbered`, the row's number as BIGINT. Of rows that
    /// are equal in the order the one that came first is first.
    ///
    /// Over an append-only input `last` rows of each partition are kept, over an updating one,
    /// which is RETRACT, all of them.
    ///
    /// @param emission `FINAL` emits the rows once, partition by partition, each in order: when the
    ///   input ends, or when `closesAt` is passed
    /// @param closesAt a column that is equal for all rows of a partition: its time, behind which
    ///   no more rows come once the watermark has passed it
    /// @param changelog of `CHANGES`: UPSERT or RETRACT; of `FINAL`: APPEND
    record TopN(
            PhysicalPlan input,
            List<RowExpression> partitionBy,
            List<SortKey> orderBy,
            long first,
            long last,
            boolean numbered,
            Emission emission,
            Optional<RowExpression> closesAt,
            Changelog changelog,
            Optional<Long> ttlMicros,
            Schema schema)
            implements PhysicalPlan {
        public TopN {
            partitionBy = List.copyOf(partitionBy);
            orderBy = List.copyOf(orderBy);
        }

        @Override
        public boolean deletes() {
            return changelog.isUpdating();
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of(input);
        }
    }

    /// Sorts a bounded input when it ends, and keeps the first `limit` rows if there is a limit.
    record Sort(PhysicalPlan input, List<SortKey> keys, Optional<Long> limit)
            implements PhysicalPlan {
        public Sort {
            keys = List.copyOf(keys);
        }

        @Override
        public Schema schema() {
            return input.schema();
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of(input);
        }
    }

    /// Passes `count` rows on after leaving out `offset`; then nothing more is needed.
    record Limit(PhysicalPlan input, long offset, long count) implements PhysicalPlan {
        @Override
        public Schema schema() {
            return input.schema();
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of(input);
        }
    }

    /// All rows of all inputs, which have columns of the same types.
    record Union(List<PhysicalPlan> inputs, Schema schema) implements PhysicalPlan {
        public Union {
            inputs = List.copyOf(inputs);
        }
    }

    /// Moves rows between tasks: what stands below runs in other tasks than what stands above. It
    /// changes neither the rows nor what kinds they have. See [Stages] for how many tasks there
    /// are.
    ///
    /// @param reason why it stands here, for EXPLAIN, such as `symbol groups the rows`
    record Exchange(PhysicalPlan input, Distribution distribution, String reason)
            implements PhysicalPlan {
        @Override
        public Schema schema() {
            return input.schema();
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of(input);
        }
    }

    /// Where rows go that cannot be used: as rows of `reason, message, source, split STRING,
    /// position BIGINT, row STRING`.
    ///
    /// @param sink scans with the same destination have the very same object
    /// @param late whether rows that come too late go there
    /// @param failed whether rows that cannot be read or computed go there
    record DeadLetters(Sink sink, boolean late, boolean failed) {}

    /// How event time moves on at a source: per split, the largest event time seen minus
    /// `delayMicros`.
    ///
    /// @param time over the scan's output, nearly always one of its columns: TIMESTAMP, or BIGINT
    ///   milliseconds; does not depend on the clock
    /// @param idleMicros after how long without a row a split does not hold the watermark back;
    ///   empty for never
    record Watermark(RowExpression time, long delayMicros, Optional<Long> idleMicros) {}

    /// The last rows of a partition.
    ///
    /// @param rows how many, the current one included
    /// @param emitWhenFull whether a row is only emitted if the buffer is full with it
    /// @param expireMicros after how long without a row of its partition it is emptied
    record RowsBuffer(long rows, boolean emitWhenFull, Optional<Long> expireMicros) {}

    /// One aggregate of a grouped query; the arguments have the function's parameter types.
    record AggregateCall(ResolvedAggregate function, List<RowExpression> arguments) {
        public AggregateCall {
            arguments = List.copyOf(arguments);
        }
    }

    /// One part of an ORDER BY.
    record SortKey(RowExpression expression, boolean descending, boolean nullsFirst) {}

    /// When a grouped query gives its rows.
    enum Emission {
        /// After each input row, the new row of its group.
        CHANGES,
        /// Once per group: when its window closes, or when the input ends.
        FINAL
    }
}
