package io.velostream.planner.catalog;

import io.velostream.connect.Options.Value;
import io.velostream.functions.FunctionRegistry;
import io.velostream.planner.analysis.ComputedColumns;
import io.velostream.planner.analysis.Faults;
import io.velostream.planner.expression.ConstantEvaluator;
import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.logical.EventTime;
import io.velostream.planner.logical.TableTime;
import io.velostream.sql.tree.ColumnDefinition;
import io.velostream.sql.tree.Statement;
import io.velostream.types.Diagnostic;
import io.velostream.types.Schema;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Field;
import io.velostream.types.Suggestions;
import io.velostream.types.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds out what a table says of the time of its rows: by `WATERMARK FOR`, or by options. Either
/// may name a column that is computed.
///
/// @param schema the columns that the source has
/// @param computed those that are computed from them
/// @param description of the table, for messages
record DeclaredTime(
        Schema schema,
        List<ColumnDefinition> computed,
        String description,
        FunctionRegistry functions) {

    TableTime of(TimeOptions options, Optional<Statement.Watermark> clause, boolean bounded) {
        Optional<EventTime> time = Optional.empty();
        Optional<Integer> field = Optional.empty();
        if (clause.isPresent()) {
            options.field().or(options::delayGiven).ifPresent(DeclaredTime::refuse);
            time = Optional.of(ofClause(clause.get()));
        } else if (options.field().isPresent()) {
            RowExpression column = column(options.field().get());
            RowExpression read = read(column, options);
            time = Optional.of(new EventTime(read, options.delay()));
            field =
                    column instanceof ColumnRef written && !(read instanceof ColumnRef)
                            ? Optional.of(written.index())
                            : Optional.empty();
        }
        // A split of an input that ends has ended, or has more.
        Optional<Long> idle = bounded ? Optional.empty() : options.idle();
        return new TableTime(time, field, options.delay(), options.advances(), idle);
    }

    private static void refuse(Value option) {
        throw TimeOptions.fault(
                option,
                "OPTION_CONFLICT",
                "WATERMARK FOR says already what the event time is",
                "leave one of them out");
    }

    private EventTime ofClause(Statement.Watermark watermark) {
        String name = watermark.column().last().name();
        RowExpression column =
                (watermark.column().isSimple() ? find(name) : Optional.<RowExpression>empty())
                        .orElseThrow(() ->
                                Faults.at(
                                        watermark.column(),
                                        "COLUMN_NOT_FOUND",
                                        "column \"" + watermark.column() + "\" does not exist",
                                        Suggestions.didYouMean(name, names())));
        if (column.type() != Basic.TIMESTAMP && column.type() != Basic.BIGINT) {
            throw Faults.at(
                    watermark.column(),
                    "TYPE_MISMATCH",
                    "event time must be TIMESTAMP or BIGINT milliseconds, but \"%s\" is %s"
                            .formatted(name, column.type()));
        }
        if (!ExpressionTree.isDeterministic(column)) {
            throw Faults.notSupportedYet(
                    watermark.column(), "a watermark on the time of processing");
        }
        return new EventTime(column, WatermarkClause.delay(watermark));
    }

    private RowExpression column(Value field) {
        return find(field.text())
                .orElseThrow(() ->
                        new UserException(
                                new Diagnostic(
                                        "COLUMN_NOT_FOUND",
                                        "event time column \"%s\" does not exist in %s"
                                                .formatted(field.text(), description),
                                        field.place(),
                                        Suggestions.didYouMean(field.text(), names()))));
    }

    private RowExpression read(RowExpression column, TimeOptions options) {
        Value field = options.field().orElseThrow();
        boolean isComputed = schema.indexOf(field.text()) < 0;
        if (isComputed && options.format().isPresent()) {
            throw TimeOptions.fault(
                    options.format().get(),
                    "OPTION_CONFLICT",
                    "a computed column has no format",
                    "compute a TIMESTAMP: TO_TIMESTAMP(text, 'yyyy-MM-dd HH:mm:ss')");
        }
        RowExpression time =
                options.format()
                        .map(format -> EventTimeFormat.read(column, format, functions))
                        .orElseGet(() -> EventTimeFormat.plain(column));
        boolean isTime = time.type() == Basic.TIMESTAMP || time.type() == Basic.BIGINT;
        if (!isTime || !ExpressionTree.isDeterministic(time)) {
            throw TimeOptions.fault(
                    field,
                    "TYPE_MISMATCH",
                    "event time must be TIMESTAMP or BIGINT milliseconds, but \"%s\" is %s"
                            .formatted(field.text(), time.type()),
                    "say how it is written, such as 'event.time.format' = 'epoch_seconds'");
        }
        return ConstantEvaluator.fold(time);
    }

    /// A column, or what one is computed from, over the columns that the source has.
    private Optional<RowExpression> find(String name) {
        int index = schema.indexOf(name);
        if (index >= 0) {
            return Optional.of(new ColumnRef(index, schema.name(index), schema.type(index)));
        }
        for (int i = 0; i < computed.size(); i++) {
            if (computed.get(i).name().name().equalsIgnoreCase(name)) {
                // Those behind it may use the event time, so that they cannot be looked at yet.
                return Optional.of(
                        ComputedColumns.analyze(
                                        schema,
                                        Optional.empty(),
                                        computed.subList(0, i + 1),
                                        description,
                                        functions)
                                .getLast());
            }
        }
        return Optional.empty();
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(schema.fields().stream().map(Field::name).toList());
        computed.forEach(column -> names.add(column.name().name()));
        return names;
    }
}
