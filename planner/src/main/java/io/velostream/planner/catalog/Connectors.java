package io.velostream.planner.catalog;

import io.velostream.connect.Connector;
import io.velostream.connect.Options.Value;
import io.velostream.connect.Providers;
import io.velostream.types.Diagnostic;
import io.velostream.types.UserException;
import java.util.Locale;

/// Finds connectors by any of their names: `file`, Velostream's `file_source` and `file_sink`.
final class Connectors {
    private Connectors() {}

    static Connector named(Value value) {
        String name = value.text().toLowerCase(Locale.ROOT);
        String bare = name.replaceFirst("_(source|sink)$", "");
        for (Connector connector : Providers.all(Connector.class)) {
            for (String candidate : new String[] {name, bare}) {
                if (connector.name().equals(candidate) || connector.aliases().contains(candidate)) {
                    return connector;
                }
            }
        }
        if (isPlanned(bare)) {
            throw TableSettings.notSupportedYet("connector \"" + value.text() + "\"", value);
        }
        try {
            return Providers.connector(value.text());
        } catch (UserException e) {
            throw new UserException(
                    new Diagnostic(
                            e.diagnostic().code(),
                            e.diagnostic().message(),
                            value.place(),
                            e.diagnostic().hint()),
                    e);
        }
    }

    private static boolean isPlanned(String name) {
        return switch (name) {
            case "kafka",
                    "upsert-kafka",
                    "s3",
                    "database",
                    "jdbc",
                    "iceberg",
                    "clickhouse",
                    "postgresql",
                    "http",
                    "parquet" ->
                    true;
            default -> false;
        };
    }
}
