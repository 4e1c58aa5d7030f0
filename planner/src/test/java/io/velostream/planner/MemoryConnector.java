package io.velostream.planner;

import io.velostream.connect.Connector;
import io.velostream.connect.Option;
import io.velostream.connect.Sink;
import io.velostream.connect.SinkWriter;
import io.velostream.connect.Source;
import io.velostream.connect.SplitReader;
import io.velostream.connect.TableDefinition;
import io.velostream.types.Changelog;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import java.util.Collections;
import java.util.List;

/// A place of which only the columns exist: `'connector' = 'memory'`, endless unless `'bounded' =
/// 'true'`. It is also found under `file`, so that files can be named in tests.
public final class MemoryConnector implements Connector {
    private static final Option BOUNDED = Option.withDefault("bounded", "false", "whether it ends");
    private static final Option SPLITS =
            Option.withDefault("splits", "1", "how many parts can be read alone");
    private static final Option PATH = Option.of("path", "where it would be");
    private static final Option FORMAT = Option.of("format", "how rows would look");

    /// What is found where nothing is declared.
    static final Schema INFERRED =
            Schema.of(
                    new SqlType.Field("symbol", Basic.STRING),
                    new SqlType.Field("price", new Decimal(10, 2)),
                    new SqlType.Field("quantity", Basic.BIGINT),
                    new SqlType.Field("ts", Basic.TIMESTAMP));

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<String> aliases() {
        return List.of("file", "file_source", "file_sink");
    }

    @Override
    public List<Option> options() {
        return List.of(BOUNDED, SPLITS, PATH, FORMAT);
    }

    @Override
    public Source source(TableDefinition table) {
        table.options().checkKnown(options(), "connector \"memory\"");
        boolean isFile = table.options().find(PATH).isPresent();
        return new MemorySource(
                table.declared().orElse(INFERRED),
                isFile || table.options().flag(BOUNDED),
                changelog(table),
                Integer.parseInt(table.options().find(SPLITS).orElse("1")));
    }

    @Override
    public Sink sink(TableDefinition table) {
        table.options().checkKnown(options(), "connector \"memory\"");
        return new MemorySink(changelog(table));
    }

    /// What the formats of these names can say.
    private static Changelog changelog(TableDefinition table) {
        return switch (table.options().find(FORMAT).orElse("json")) {
            case "upsert-json" -> Changelog.UPSERT;
            case "debezium-json" -> Changelog.RETRACT;
            default -> Changelog.APPEND;
        };
    }

    private record MemorySink(Changelog changelog) implements Sink {
        @Override
        public SinkWriter open(Schema schema) {
            throw new IllegalStateException("nothing is written in these tests");
        }
    }

    private record MemorySource(Schema schema, boolean isBounded, Changelog changelog, int parts)
            implements Source {
        @Override
        public String schemaOrigin() {
            return "memory";
        }

        @Override
        public List<Split> splits() {
            return Collections.nCopies(parts, new Split("part", -1));
        }

        @Override
        public SplitReader open(Split split, ReadRequest request) {
            throw new IllegalStateException("nothing is read in these tests");
        }
    }
}
