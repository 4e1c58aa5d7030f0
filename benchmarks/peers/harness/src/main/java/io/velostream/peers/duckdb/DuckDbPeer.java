package io.velostream.peers.duckdb;

import io.velostream.peers.Measurement;
import io.velostream.peers.Peer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/// Answers a SELECT through `COPY … TO`, which makes JSON lines. Where the answer is not kept they
/// are written to `/dev/null`: made, but neither counted nor stored.
public final class DuckDbPeer implements Peer, AutoCloseable {
    private final String select;
    private final Connection connection;

    public DuckDbPeer(String select) {
        this.select = select;
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET threads = 1");
                // An answer in the order of the input is asked for where the question needs it.
                statement.execute("SET preserve_insertion_order = false");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Measurement.main(arguments, DuckDbPeer::new);
    }

    @Override
    public long run(Path input, Optional<Path> answer) throws SQLException {
        String output = answer.map(Path::toString).orElse("/dev/null");
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate(
                    "COPY (%s) TO '%s' (FORMAT json)"
                            .formatted(select.replace(INPUT, input.toString()), output));
        }
    }

    @Override
    public String version() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("SELECT version()")) {
            version.next();
            return version.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
