package io.velostream.connectors.file;

import io.velostream.connect.Connector;
import io.velostream.connect.Option;
import io.velostream.connect.Sink;
import io.velostream.connect.Source;
import io.velostream.connect.TableDefinition;
import java.util.List;

/// Files of the local machine.
public final class FileConnector implements Connector {
    @Override
    public String name() {
        return "file";
    }

    @Override
    public List<String> aliases() {
        return List.of("file_source", "file_source_mmap", "file_sink", "filesystem");
    }

    @Override
    public List<Option> options() {
        return FileOptions.ALL;
    }

    @Override
    public Source source(TableDefinition table) {
        return FileSource.plan(table);
    }

    @Override
    public Sink sink(TableDefinition table) {
        return FileSink.plan(table);
    }
}
