package io.velostream.planner.plan;

import io.velostream.connect.Source;
import io.velostream.functions.ResolvedAggregate;
import io.velostream.planner.expression.RowExpression;
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

    /// Reads an outside source.
    ///
    /// @param name the table's name, for messages and EXPLAIN
    /// @param projection which of the source's columns are decoded
    /// @param watermark how event time moves on; empty if nothing needs it
    record Scan(
            String name,
            Source source,
            List<Integer> projection,
            Optional<Watermark> watermark,
            Schema schema)
            implements PhysicalPlan {
        public Scan {
            projection = List.copyOf(projection);
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of();
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

    /// Keeps the rows for which the predicate is true.
    record Filter(PhysicalPlan input, RowExpression predicate) implements PhysicalPlan {
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
    /// its first row comes, and never again.
    record Aggregate(
            PhysicalPlan input,
            List<RowExpression> keys,
            Optional<Window> window,
            List<AggregateCall> aggregates,
            Emission emission,
            Schema schema)
            implements PhysicalPlan {
        public Aggregate {
            keys = List.copyOf(keys);
            aggregates = List.copyOf(aggregates);
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

    /// How event time moves on at a source: per split, the largest event time seen minus
    /// `delayMicros`.
    ///
    /// @param column the event time's column in the scan's output: TIMESTAMP, or BIGINT
    ///   milliseconds
    record Watermark(int column, long delayMicros) {}

    /// A tumbling window: `[start, start + size)`, aligned to the epoch plus `offsetMicros`.
    ///
    /// @param time the row's time: TIMESTAMP, or BIGINT milliseconds
    /// @param latenessMicros how long after its end a window still takes rows
    record Window(RowExpression time, long sizeMicros, long offsetMicros, long latenessMicros) {}

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
