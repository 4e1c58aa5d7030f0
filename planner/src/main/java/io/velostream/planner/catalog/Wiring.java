package io.velostream.planner.catalog;

import io.velostream.connect.Options.Value;
import io.velostream.planner.analysis.Faults;
import io.velostream.sql.tree.Property;
import io.velostream.sql.tree.Query;
import io.velostream.types.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Whose options the WITH clause of a query's statement holds. Velostream writes them with the name
/// of a source or of the sink in front: `'trades.type' = 'file_source'`.
///
/// A key without such a name is the sink's, unless it says something of rows that are read, as
/// `event.time.field` does: then it is every wired source's.
public final class Wiring {
    private final Map<String, Map<String, Value>> bySource;
    private final Map<String, Value> sink;

    private Wiring(Map<String, Map<String, Value>> bySource, Map<String, Value> sink) {
        this.bySource = bySource;
        this.sink = sink;
    }

    static final Wiring NONE = new Wiring(Map.of(), Map.of());

    /// @param target the name of what the statement makes or feeds; empty for a SELECT
    public static Wiring of(Query query, Optional<String> target, List<Property> properties) {
        Map<String, Map<String, Value>> bySource = new LinkedHashMap<>();
        List<String> sources = new ArrayList<>();
        for (String name : FromNames.of(query)) {
            sources.add(name.toLowerCase(Locale.ROOT));
        }
        Optional<String> sinkName = target.map(name -> name.toLowerCase(Locale.ROOT));
        Map<String, Value> sink = new TreeMap<>();
        List<Property> ofAllSources = new ArrayList<>();
        for (Property property : properties) {
            String key = property.key().toLowerCase(Locale.ROOT);
            Optional<String> source = owner(key, sources);
            if (sinkName.isPresent() && key.startsWith(sinkName.get() + ".")) {
                put(sink, key.substring(sinkName.get().length() + 1), property);
            } else if (source.isPresent()) {
                Map<String, Value> options =
                        bySource.computeIfAbsent(source.get(), _ -> new TreeMap<>());
                put(options, key.substring(source.get().length() + 1), property);
            } else if (PlannerOptions.isOfSources(key)) {
                ofAllSources.add(property);
            } else if (!PlannerOptions.isOperational(key)) {
                checkUnprefixed(property, key, sources, sinkName);
                put(sink, key, property);
            }
        }
        for (Property property : ofAllSources) {
            if (bySource.isEmpty()) {
                throw Faults.at(
                        property,
                        "OPTION_MISPLACED",
                        "option \"" + property.key()
                                + "\" says something of a source, but this statement declares none",
                        "put it where the source is declared");
            }
            bySource.values()
                    .forEach(options ->
                            put(options, property.key().toLowerCase(Locale.ROOT), property));
        }
        return new Wiring(bySource, sink);
    }

    private static Optional<String> owner(String key, List<String> names) {
        return names.stream().filter(name -> key.startsWith(name + ".")).findFirst();
    }

    /// A key with a misspelt name in front would otherwise be called unknown to the sink.
    private static void checkUnprefixed(
            Property property, String key, List<String> sources, Optional<String> sinkName) {
        int dot = key.indexOf('.');
        if (dot < 0 || PlannerOptions.isPlanned(key)) {
            return;
        }
        List<String> names = new ArrayList<>(sources);
        sinkName.ifPresent(names::add);
        Optional<String> meant = Suggestions.nearest(key.substring(0, dot), names);
        if (meant.isPresent()) {
            throw Faults.at(
                    property,
                    "OPTION_UNKNOWN",
                    "option \"%s\" belongs to no source and no sink of this statement"
                            .formatted(property.key()),
                    "did you mean \"" + meant.get() + property.key().substring(dot) + "\"?");
        }
    }

    private static void put(Map<String, Value> options, String key, Property property) {
        options.put(
                key, new Value(property.value(), Optional.of(property.valuePosition().place())));
    }

    /// The options of a source by name; empty if the statement has none for it.
    Map<String, Value> source(String name) {
        return bySource.getOrDefault(name.toLowerCase(Locale.ROOT), Map.of());
    }

    /// The options of the place to write to; empty if there are none.
    public Map<String, Value> sink() {
        return sink;
    }

    /// The options of a `WITH (…)` that has one owner only.
    public static Map<String, Value> plain(List<Property> properties, String owner) {
        Map<String, Value> options = new TreeMap<>();
        String prefix = owner.toLowerCase(Locale.ROOT) + ".";
        for (Property property : properties) {
            String key = property.key().toLowerCase(Locale.ROOT);
            String bare = key.startsWith(prefix) ? key.substring(prefix.length()) : key;
            if (options.containsKey(bare)) {
                throw Faults.at(
                        property,
                        "OPTION_DUPLICATE",
                        "option \"" + property.key() + "\" is given twice");
            }
            put(options, bare, property);
        }
        return options;
    }
}
