package io.velostream.connectors.console;

import io.velostream.connect.Connector;
import io.velostream.connect.Encoder;
import io.velostream.connect.Option;
import io.velostream.connect.Options;
import io.velostream.connect.Sink;
import io.velostream.connect.Source;
import io.velostream.connect.TableDefinition;
import io.velostream.types.Changelog;
import io.velostream.types.UserException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/// A place where rows are counted and forgotten; for trying and measuring.
public final class BlackholeConnector implements Connector {
    private static final String NONE = "none";
    private static final Option FORMAT =
            Option.withDefault(
                    "format", NONE, "none counts rows only; json, csv … also make the bytes");

    private static final Encoder NO_BYTES = (_, _) -> {};

    @Override
    public String name() {
        return "blackhole";
    }

    @Override
    public List<Option> options() {
        return List.of(FORMAT);
    }

    @Override
    public Source source(TableDefinition table) {
        throw new UserException(
                "SOURCE_NOT_SUPPORTED", "connector \"blackhole\" can be written only, not read");
    }

    @Override
    public Sink sink(TableDefinition table) {
        Options options = table.options();
        String format = options.text(FORMAT).toLowerCase(Locale.ROOT);
        if (!format.equals(NONE)) {
            return StreamSink.plan(
                    table, format, options(), name(), OutputStream::nullOutputStream);
        }
        options.checkKnown(options(), "connector \"blackhole\"");
        // Takes what a plain format would, so that what is measured is what such a job does.
        return new StreamSink(Changelog.APPEND, _ -> NO_BYTES, OutputStream::nullOutputStream);
    }
}
