package io.velostream.connectors.generator;

import io.velostream.connect.Options;
import io.velostream.connect.Source;
import io.velostream.connect.SplitReader;
import io.velostream.connect.TableDefinition;
import io.velostream.types.Diagnostic;
import io.velostream.types.Schema;
import io.velostream.types.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Made-up rows of the declared columns. Each column has random numbers of its own, so its values
/// depend on the seed and its name alone.
///
/// @param rows how many there are; empty for no end
/// @param rate rows per second; empty for as fast as can be
record GeneratorSource(
        String name,
        Schema schema,
        List<ColumnPlan> columns,
        long seed,
        OptionalLong rows,
        OptionalDouble rate)
        implements Source {
    GeneratorSource {
        columns = List.copyOf(columns);
    }

    static GeneratorSource plan(TableDefinition table) {
        Schema schema =
                table.declared()
                        .orElseThrow(() ->
                                new UserException(
                                        Diagnostic.of(
                                                        "SCHEMA_MISSING",
                                                        "the columns of generator \""
                                                                + table.name()
                                                                + "\" are not declared")
                                                .withHint(
                                                        "list them: CREATE STREAM "
                                                                + table.name()
                                                                + " (name TYPE, …) WITH (…)")));
        Options options = table.options();
        List<ColumnSettings> settings =
                schema.fields().stream().map(field -> ColumnSettings.of(field, options)).toList();
        GeneratorOptions.check(options, schema, settings);
        OptionalDouble rate = rate(options);
        List<ColumnPlan> columns = new ArrayList<>();
        OptionalLong rows = rows(options);
        for (ColumnSettings column : settings) {
            ColumnPlan plan = ColumnPlanner.plan(column, rate);
            columns.add(plan);
            rows = least(rows, plan.rows());
        }
        long seed = options.integer(GeneratorOptions.SEED, Long.MIN_VALUE, Long.MAX_VALUE);
        return new GeneratorSource(table.name(), schema, columns, seed, rows, rate);
    }

    private static OptionalLong rows(Options options) {
        return options.find(GeneratorOptions.ROWS).isPresent()
                ? OptionalLong.of(options.integer(GeneratorOptions.ROWS, 0, Long.MAX_VALUE))
                : OptionalLong.empty();
    }

    private static OptionalDouble rate(Options options) {
        if (options.find(GeneratorOptions.RATE).isEmpty()) {
            return OptionalDouble.empty();
        }
        double rate = options.number(GeneratorOptions.RATE);
        if (!(rate > 0 && rate <= 1e9)) {
            throw options.invalid(GeneratorOptions.RATE, "a number above 0, up to 1000000000");
        }
        return OptionalDouble.of(rate);
    }

    private static OptionalLong least(OptionalLong a, OptionalLong b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        return OptionalLong.of(Math.min(a.getAsLong(), b.getAsLong()));
    }

    @Override
    public String schemaOrigin() {
        return "declared";
    }

    @Override
    public boolean isBounded() {
        return rows.isPresent();
    }

    @Override
    public List<Split> splits() {
        return List.of(new Split(name, -1));
    }

    @Override
    public SplitReader open(Split split, ReadRequest request) {
        return new GeneratorReader(this, request.projection(), System::nanoTime);
    }

    /// The fillers of some columns, at the first row.
    List<ColumnFiller> fillers(List<Integer> projection) {
        List<ColumnFiller> fillers = new ArrayList<>();
        for (int column : projection) {
            RandomBits random = new RandomBits(seed, schema.name(column).toLowerCase(Locale.ROOT));
            fillers.add(columns.get(column).start().filler(random));
        }
        return fillers;
    }
}
