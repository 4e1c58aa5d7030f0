package io.velostream.planner.statement;

import io.velostream.functions.FunctionInfo;
import io.velostream.planner.StatementResult;
import io.velostream.planner.TextTable;
import io.velostream.planner.analysis.Faults;
import io.velostream.planner.catalog.CatalogObject;
import io.velostream.planner.catalog.ExternalTable;
import io.velostream.sql.tree.Statement;
import io.velostream.sql.tree.Statement.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// SHOW of what there is.
final class Listings {
    private final StatementPlanner planner;

    Listings(StatementPlanner planner) {
        this.planner = planner;
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    StatementResult show(Statement.Show show) {
        show.name()
                .ifPresent(name -> {
                    throw Faults.notSupportedYet(name, "SHOW " + show.what() + " of one object");
                });
        return switch (show.what()) {
            case FUNCTIONS -> functions(show);
            case STREAMS -> objects(show, ObjectKind.STREAM);
            case TABLES -> objects(show, ObjectKind.TABLE);
            case SOURCES -> objects(show, ObjectKind.SOURCE);
            case SINKS -> objects(show, ObjectKind.SINK);
            case VIEWS -> objects(show, ObjectKind.VIEW);
            case TOPICS,
                    JOBS,
                    QUERIES,
                    STATUS,
                    VERSIONS,
                    METRICS,
                    SCHEMA,
                    PROPERTIES,
                    PARTITIONS,
                    CREATE_TABLE ->
                    throw Faults.notSupportedYet(
                            show, "SHOW " + show.what().name().replace('_', ' '));
        };
    }

    private StatementResult functions(Statement.Show show) {
        List<List<String>> rows = new ArrayList<>();
        for (FunctionInfo info : planner.settings().functions().all()) {
            if (matches(show.like(), info.name())) {
                rows.add(List.of(info.name(), lower(info.kind()), info.description()));
            }
        }
        return new StatementResult.Answer(
                new TextTable(List.of("name", "kind", "description"), rows));
    }

    private StatementResult objects(Statement.Show show, ObjectKind kind) {
        List<List<String>> rows = new ArrayList<>();
        for (CatalogObject object : planner.catalog().all()) {
            if (object.kind() == kind && matches(show.like(), object.name())) {
                rows.add(List.of(object.name(), origin(object)));
            }
        }
        return new StatementResult.Answer(new TextTable(List.of("name", "from"), rows));
    }

    private static String origin(CatalogObject object) {
        return switch (object) {
            case CatalogObject.External(ExternalTable table) -> table.connectorName();
            case CatalogObject.Made _, CatalogObject.View _ -> "query";
        };
    }

    /// Whether a name is like an SQL pattern, ignoring case.
    private static boolean matches(Optional<String> pattern, String name) {
        if (pattern.isEmpty()) {
            return true;
        }
        StringBuilder regex = new StringBuilder();
        pattern.get()
                .chars()
                .forEach(c ->
                        regex.append(
                                switch (c) {
                                    case '%' -> ".*";
                                    case '_' -> ".";
                                    default -> Pattern.quote(Character.toString(c));
                                }));
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE).matcher(name).matches();
    }
}
