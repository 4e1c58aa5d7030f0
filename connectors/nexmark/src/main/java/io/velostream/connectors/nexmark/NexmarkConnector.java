package io.velostream.connectors.nexmark;

import io.velostream.connect.Connector;
import io.velostream.connect.Option;
import io.velostream.connect.Sink;
import io.velostream.connect.Source;
import io.velostream.connect.TableDefinition;
import io.velostream.types.UserException;
import java.util.List;

/// The tables of the Nexmark benchmark, made up from a seed.
public final class NexmarkConnector implements Connector {
    @Override
    public String name() {
        return "nexmark";
    }

    @Override
    public List<Option> options() {
        return NexmarkOptions.ALL;
    }

    @Override
    public Source source(TableDefinition table) {
        return NexmarkSource.plan(table);
    }

    @Override
    public Sink sink(TableDefinition table) {
        throw new UserException(
                "SINK_NOT_SUPPORTED", "connector \"nexmark\" can be read only, not written");
    }
}
