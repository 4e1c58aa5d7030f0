package io.velostream.connectors.nexmark;

import io.velostream.connect.Options;
import io.velostream.connect.Source;
import io.velostream.connect.SplitReader;
import io.velostream.connect.TableDefinition;
import io.velostream.types.Diagnostic;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.Suggestions;
import io.velostream.types.UserException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// The people, auctions or bids among some events.
///
/// @param schema the columns of `table`, or those of them that were declared
/// @param events how many events there are, of all tables; empty for no end
/// @param rate events of all tables per second of the clock; empty for as fast as can be
record NexmarkSource(
        String name,
        NexmarkTable table,
        Schema schema,
        String schemaOrigin,
        EventModel model,
        OptionalLong events,
        OptionalDouble rate)
        implements Source {
    static NexmarkSource plan(TableDefinition definition) {
        Options options = definition.options();
        NexmarkOptions.check(options);
        NexmarkTable table = NexmarkOptions.table(options, definition.name());
        Optional<Schema> declared = definition.declared();
        declared.ifPresent(schema -> check(schema, table));
        return new NexmarkSource(
                definition.name(),
                table,
                declared.orElse(table.schema()),
                NexmarkOptions.origin(declared, table),
                NexmarkOptions.model(options),
                NexmarkOptions.events(options),
                NexmarkOptions.rate(options));
    }

    /// Some of the columns may be left out.
    private static void check(Schema declared, NexmarkTable table) {
        Schema known = table.schema();
        for (SqlType.Field field : declared.fields()) {
            int index = known.indexOf(field.name());
            if (index < 0) {
                throw new UserException(unknown(field.name(), table));
            }
            if (!known.type(index).equals(field.type())) {
                throw new UserException(
                        Diagnostic.of(
                                "TYPE_MISMATCH",
                                "column \"%s\" of Nexmark's table \"%s\" is %s, not %s"
                                        .formatted(
                                                field.name(),
                                                table.inWords(),
                                                known.type(index),
                                                field.type())));
            }
        }
    }

    private static Diagnostic unknown(String column, NexmarkTable table) {
        List<String> names = table.schema().fields().stream().map(SqlType.Field::name).toList();
        return Diagnostic.of(
                        "COLUMN_NOT_FOUND",
                        "Nexmark's table \"%s\" has no column \"%s\""
                                .formatted(table.inWords(), column))
                .withHint(
                        Suggestions.didYouMean(column, names)
                                .orElse("its columns are " + String.join(", ", names)));
    }

    @Override
    public boolean isBounded() {
        return events.isPresent();
    }

    @Override
    public List<Split> splits() {
        return List.of(new Split(name, -1));
    }

    @Override
    public SplitReader open(Split split, ReadRequest request) {
        return new NexmarkReader(this, request.projection(), System::nanoTime);
    }

    /// Fillers of some columns.
    List<ColumnFiller> fillers(List<Integer> projection) {
        return projection.stream().map(this::filler).toList();
    }

    private ColumnFiller filler(int index) {
        Schema known = table.schema();
        String column = known.name(known.indexOf(schema.name(index)));
        return switch (table) {
            case PERSON -> new People(model).filler(column);
            case AUCTION -> new Auctions(model).filler(column);
            case BID -> new Bids(model).filler(column);
        };
    }
}
