package io.velostream.planner.logical;

import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.plan.OverCall;
import io.velostream.planner.plan.PhysicalPlan.AggregateCall;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.planner.plan.PhysicalPlan.RowsBuffer;
import io.velostream.planner.plan.PhysicalPlan.SortKey;
import io.velostream.planner.plan.Window;
import io.velostream.types.Diagnostic;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a query means, before it is decided how to run it. Trees of immutable records; rules turn
/// one into another with the same rows.
public sealed interface LogicalPlan {
    /// The columns of its rows.
    Schema schema();

    /// The plans it reads.
    List<LogicalPlan> inputs();

    /// The same over other inputs, which must have the columns that it uses.
    LogicalPlan withInputs(List<LogicalPlan> inputs);

    /// Rows from outside.
    ///
    /// @param projection which of the source's columns, ascending
    /// @param watermark the event time that moves with its rows, if a query needs one
    record Scan(SourceTable table, List<Integer> projection, Optional<EventTime> watermark)
            implements LogicalPlan {
        public Scan {
            projection = List.copyOf(projection);
        }

        /// All columns.
        public static Scan of(SourceTable table) {
            List<Integer> all = new ArrayList<>();
            for (int i = 0; i < table.schema().size(); i++) {
                all.add(i);
            }
            return new Scan(table, all, Optional.empty());
        }

        @Override
        public Schema schema() {
            return new Schema(projection.stream().map(table.schema()::field).toList());
        }

        @Override
        public List<LogicalPlan> inputs() {
            return List.of();
        }

        @Override
        public LogicalPlan withInputs(List<LogicalPlan> inputs) {
            return this;
        }
    }

    /// The rows of a stream that another statement of the application makes.
    ///
    /// @param number of the stream within its application
    record StreamRead(int number, String name, Schema schema, Traits traits)
            implements LogicalPlan {
        @Override
        public List<LogicalPlan> inputs() {
            return List.of();
        }

        @Override
        public LogicalPlan withInputs(List<LogicalPlan> inputs) {
            return this;
        }
    }

    /// One row without columns.
    record SingleRow() implements LogicalPlan {
        @Override
        public Schema schema() {
            return new Schema(List.of());
        }

        @Override
        public List<LogicalPlan> inputs() {
            return List.of();
        }

        @Override
        public LogicalPlan withInputs(List<LogicalPlan> inputs) {
            return this;
        }
    }

    /// Rows for which the predicate is true.
    record Filter(LogicalPlan input, RowExpression predicate) implements LogicalPlan {
        @Override
        public Schema schema() {
            return input.schema();
        }

        @Override
        public List<LogicalPlan> inputs() {
            return List.of(input);
        }

        @Override
        public LogicalPlan withInputs(List<LogicalPlan> inputs) {
            return new Filter(inputs.getFirst(), predicate);
        }
    }

    /// Computed columns.
    record Project(LogicalPlan input, List<RowExpression> expressions, List<String> names)
            implements LogicalPlan {
        public Project {
            expressions = List.copyOf(expressions);
            names = List.copyOf(names);
        }

        @Override
        public Schema schema() {
            List<SqlType.Field> fields = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                fields.add(new SqlType.Field(names.get(i), expressions.get(i).type()));
            }
            return new Schema(fields);
        }

        @Override
        public List<LogicalPlan> inputs() {
            return List.of(input);
        }

        @Override
        public LogicalPlan withInputs(List<LogicalPlan> inputs) {
            return new Project(inputs.getFirst(), expressions, names);
        }
    }

    /// Grouped rows: keys, then the window's start and end if there is a window, then aggregates.
    ///
    /// @param names of all output columns
    record Aggregate(
            LogicalPlan input,
            List<RowExpression> keys,
            Optional<Window> window,
            List<AggregateCall> aggregates,
            Emission emission,
            List<String> names)
            implements LogicalPlan {
        public Aggregate {
            keys = List.copyOf(keys);
            aggregates = List.copyOf(aggregates);
            names = List.copyOf(names);
        }

        /// Whether it only leaves out rows that are equal.
        public boolean isDistinct() {
            return aggregates.isEmpty() && window.isEmpty();
        }

        /// The same with another event time of its window's results.
        public Aggregate timedBy(Window.ResultTime time) {
            Window old = window.orElseThrow();
            Window timed =
                    new Window(old.shape(), old.time(), old.latenessMicros(), old.late(), time);
            return new Aggregate(input, keys, Optional.of(timed), aggregates, emission, names);
        }

        /// How many columns stand before the aggregates.
        public int leadingColumns() {
            return keys.size() + (window.isPresent() ? 2 : 0);
        }

        @Override
        public Schema schema() {
            List<SqlType> types = new ArrayList<>();
            keys.forEach(key -> types.add(key.type()));
            window.ifPresent(w -> {
                types.add(w.time().type());
                types.add(w.time().type());
            });
            aggregates.forEach(call -> types.add(call.function().result()));
            List<SqlType.Field> fields = new ArrayList<>();
            for (int i = 0; i < types.size(); i++) {
                fields.add(new SqlType.Field(names.get(i), types.get(i)));
            }
            return new Schema(fields);
        }

        @Override
        public List<LogicalPlan> inputs() {
            return List.of(input);
        }

        @Override
        public LogicalPlan withInputs(List<LogicalPlan> inputs) {
            return new Aggregate(inputs.getFirst(), keys, window, aggregates, emission, names);
        }
    }

    /// Rows of an append-only input in order of event time; those behind the watermark are left
    /// out.
    record TimeSort(LogicalPlan input, RowExpression time) implements LogicalPlan {
        @Override
        public Schema schema() {
            return input.schema();
        }

        @Override
        public List<LogicalPlan> inputs() {
            return List.of(input);
        }

        @Override
        public LogicalPlan withInputs(List<LogicalPlan> inputs) {
            return new TimeSort(inputs.getFirst(), time);
        }
    }

    /// The input's columns and behind them one for each window function. All of the functions share
    /// PARTITION BY and ORDER BY.
    ///
    /// @param time the event time among `orderBy`, if it is there
    /// @param names of the functions' columns
    /// @param places where each function stands in the text, until it is settled how the input gets
    ///   its order; then empty
    record Over(
            LogicalPlan input,
            List<RowExpression> partitionBy,
            List<SortKey> orderBy,
            Optional<RowExpression> time,
            Optional<RowsBuffer> buffer,
            List<OverCall> calls,
            List<String> names,
            List<Diagnostic.Place> places)
            implements LogicalPlan {
        public Over {
            partitionBy = List.copyOf(partitionBy);
            orderBy = List.copyOf(orderBy);
            calls = List.copyOf(calls);
            names = List.copyOf(names);
            places = List.copyOf(places);
        }

        /// Whether its input comes in its order.
        public boolean isSettled() {
            return places.isEmpty();
        }

        @Override
        public Schema schema() {
            List<SqlType.Field> fields = new ArrayList<>(input.schema().fields());
            for (int i = 0; i < names.size(); i++) {
                fields.add(new SqlType.Field(names.get(i), calls.get(i).type()));
            }
            return new Schema(fields);
        }

        @Override
        public List<LogicalPlan> inputs() {
            return List.of(input);
        }

        @Override
        public LogicalPlan withInputs(List<LogicalPlan> inputs) {
            return new Over(
                    inputs.getFirst(), partitionBy, orderBy, time, buffer, calls, names, places);
        }
    }

    /// Of each partition the rows whose number in the order is in `first..=last`.
    ///
    /// @param number the name of the column with the row's number, behind the input's columns;
    ///   empty if there is none
    /// @param closesAt see [io.velostream.planner.plan.PhysicalPlan.TopN]
    record TopN(
            LogicalPlan input,
            List<RowExpression> partitionBy,
            List<SortKey> orderBy,
            long first,
            long last,
            Optional<String> number,
            Emission emission,
            Optional<RowExpression> closesAt)
            implements LogicalPlan {
        public TopN {
            partitionBy = List.copyOf(partitionBy);
            orderBy = List.copyOf(orderBy);
        }

        @Override
        public Schema schema() {
            if (number.isEmpty()) {
                return input.schema();
            }
            List<SqlType.Field> fields = new ArrayList<>(input.schema().fields());
            fields.add(new SqlType.Field(number.get(), SqlType.Basic.BIGINT));
            return new Schema(fields);
        }

        @Override
        public List<LogicalPlan> inputs() {
            return List.of(input);
        }

        @Override
        public LogicalPlan withInputs(List<LogicalPlan> inputs) {
            return new TopN(
                    inputs.getFirst(),
                    partitionBy,
                    orderBy,
                    first,
                    last,
                    number,
                    emission,
                    closesAt);
        }
    }

    /// Rows with the windows they are in, once for each: the input's columns, then the window's
    /// start, its end and the last millisecond before that.
    record AssignWindows(LogicalPlan input, Window window) implements LogicalPlan {
        @Override
        public Schema schema() {
            List<SqlType.Field> fields = new ArrayList<>(input.schema().fields());
            SqlType type = window.time().type();
            for (String name : List.of("window_start", "window_end", "window_time")) {
                // As Flink calls those of a window over a window.
                String unique = input.schema().indexOf(name) < 0 ? name : name + "0";
                fields.add(new SqlType.Field(unique, type));
            }
            return new Schema(fields);
        }

        @Override
        public List<LogicalPlan> inputs() {
            return List.of(input);
        }

        @Override
        public AssignWindows withInputs(List<LogicalPlan> inputs) {
            return new AssignWindows(inputs.getFirst(), window);
        }
    }

    /// The rows of a bounded input in order, or the first `limit` of them.
    record Sort(LogicalPlan input, List<SortKey> keys, Optional<Long> limit)
            implements LogicalPlan {
        public Sort {
            keys = List.copyOf(keys);
        }

        @Override
        public Schema schema() {
            return input.schema();
        }

        @Override
        public List<LogicalPlan> inputs() {
            return List.of(input);
        }

        @Override
        public LogicalPlan withInputs(List<LogicalPlan> inputs) {
            return new Sort(inputs.getFirst(), keys, limit);
        }
    }

    /// `count` rows after the first `offset`.
    record Limit(LogicalPlan input, long offset, long count) implements LogicalPlan {
        @Override
        public Schema schema() {
            return input.schema();
        }

        @Override
        public List<LogicalPlan> inputs() {
            return List.of(input);
        }

        @Override
        public LogicalPlan withInputs(List<LogicalPlan> inputs) {
            return new Limit(inputs.getFirst(), offset, count);
        }
    }

    /// The rows of all inputs, whose columns have the same types.
    record Union(List<LogicalPlan> inputs, Schema schema) implements LogicalPlan {
        public Union {
            inputs = List.copyOf(inputs);
        }

        @Override
        public LogicalPlan withInputs(List<LogicalPlan> newInputs) {
            return new Union(newInputs, schema);
        }
    }
}
