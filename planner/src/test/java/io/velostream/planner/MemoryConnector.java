package io.velostream.planner;

import io.velostream.connect.ByteWriter;
import io.velostream.connect.Connector;
import io.velostream.connect.Encoder;
import io.velostream.connect.Option;
import io.velostream.connect.Pieces;
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
import java.util.Optional;

/// A place of which only the columns exist: `'connector' = 'memory'`, endless unless `'bounded' =
/// 'true'`. It is also found under `file`, so that files can be named in tests.
public final class MemoryConnector implements Connector {
    private static final Option BOUNDED = Option.withDefault("bounded", "false", "whether it ends");
    private static final Option SPLITS =
            Option.withDefault("splits", "1", "how many parts can be read alone");
    private static final Option PIECES =
            Option.withDefault("pieces", "false", "whether several tasks can decode it");
    private static final Option BYTES = Option.withDefault("bytes", "-1", "how much there is");
    private static final Option ENCODED =
            Option.withDefault("encoded", "true", "whether several tasks can encode for it");
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
        return List.of(BOUNDED, SPLITS, PIECES, BYTES, ENCODED, PATH, FORMAT);
    }

    @Override
    public Source source(TableDefinition table) {
        table.options().checkKnown(options(), "connector \"memory\"");
        boolean isFile = table.options().find(PATH).isPresent();
        return new MemorySource(
                table.declared().orElse(INFERRED),
                isFile || table.options().flag(BOUNDED),
                changelog(table),
                Collections.nCopies(
                        Integer.parseInt(table.options().text(SPLITS)),
                        new Source.Split("part", Long.parseLong(table.options().text(BYTES)))),
                table.options().flag(PIECES));
    }

    @Override
    public Sink sink(TableDefinition table) {
        table.options().checkKnown(options(), "connector \"memory\"");
        return new MemorySink(changelog(table), table.options().flag(ENCODED));
    }

    /// What the formats of these names can say.
    private static Changelog changelog(TableDefinition table) {
        return switch (table.options().find(FORMAT).orElse("json")) {
            case "upsert-json" -> Changelog.UPSERT;
            case "debezium-json" -> Changelog.RETRACT;
            default -> Changelog.APPEND;
        };
    }

    private record MemorySink(Changelog changelog, boolean inBytes) implements Sink {
        @Override
        public SinkWriter open(Schema schema) {
            throw new IllegalStateException("nothing is written in these tests");
        }

        @Override
        public Optional<EncodedSink> encoded() {
            return inBytes ? Optional.of(BYTES_SINK) : Optional.empty();
        }
    }

    private static final Sink.EncodedSink BYTES_SINK =
            new Sink.EncodedSink() {
                @Override
                public Encoder encoder(Schema schema) {
                    throw new IllegalStateException("nothing is written in these tests");
                }

                @Override
                public ByteWriter open(Schema schema) {
                    throw new IllegalStateException("nothing is written in these tests");
                }
            };

    private static final Pieces UNREAD =
            new Pieces() {
                @Override
                public Reader reader(Source.Split split) {
                    throw new IllegalStateException("nothing is read in these tests");
                }

                @Override
                public PieceDecoder decoder(Source.Split split, Source.ReadRequest request) {
                    throw new IllegalStateException("nothing is read in these tests");
                }
            };

    private record MemorySource(
            Schema schema,
            boolean isBounded,
            Changelog changelog,
            List<Source.Split> splits,
            boolean inPieces)
            implements Source {
        @Override
        public String schemaOrigin() {
            return "memory";
        }

        @Override
        public Optional<Pieces> pieces() {
            return inPieces ? Optional.of(UNREAD) : Optional.empty();
        }

        @Override
        public SplitReader open(Split split, ReadRequest request) {
            throw new IllegalStateException("nothing is read in these tests");
        }
    }
}
