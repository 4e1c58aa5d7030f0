package io.velostream.connectors.generator;

import io.velostream.connect.Connector;
import io.velostream.connect.Option;
import io.velostream.connect.Sink;
import io.velostream.connect.Source;
import io.velostream.connect.TableDefinition;
import io.velostream.types.UserException;
import java.util.List;

/// Rows made up from a seed, for trying and measuring.
public final class GeneratorConnector implements Connector {
    @Override
    public String name() {
        return "generator";
    }

    @Override
    public List<String> aliases() {
        return List.of("datagen");
    }

    @Override
    public List<Option> options() {
        return GeneratorOptions.all();
    }

    @Override
    public Source source(TableDefinition table) {
        return GeneratorSource.plan(table);
    }

    @Override
    public Sink sink(TableDefinition table) {
        throw new UserException(
                "SINK_NOT_SUPPORTED", "connector \"generator\" can be read only, not written");
    }
}
