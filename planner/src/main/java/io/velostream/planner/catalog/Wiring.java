package io.velostream.planner.catalog;

import io.velostream.connect.Options;
import io.velostream.connect.Options.Value;
import io.velostream.planner.analysis.Faults;
import io.velostream.planner.distribution.TaskSettings;
import io.velostream.planner.logical.LateRows;
import io.velostream.planner.logical.StateLimits;
import io.velostream.planner.plan.Batching;
import io.velostream.sql.tree.Property;
import io.velostream.sql.tree.Query;
import io.velostream.sql.tree.Relation;
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
/// `event.time.field` does: then it is every wired source's. What is said about state and about
/// batches that leave is the statement's own.
public final class Wiring {
    private final Map<String, Map<String, Value>> bySource;
    private final Map<String, Value> sink;
    private final Map<String, Value> windows;
    private final Map<String, Value> state;
    private final Map<String, Value> batches;

    /// How many tasks there shall be.
    private final Map<String, Value> tasks = new TreeMap<>();

    private Wiring(
            Map<String, Map<String, Value>> bySource,
            Map<String, Value> sink,
            Map<String, Value> windows,
            Map<String, Value> state,
            Map<String, Value> batches) {
        this.bySource = bySource;
        this.sink = sink;
        this.windows = windows;
        this.state = state;
        this.batches = batches;
    }

    public static final Wiring NONE = new Wiring(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    /// @param target the name of what the statement makes or feeds; empty for a SELECT
    /// @param catalog what is known before the statement
    public static Wiring of(
            Query query, Optional<String> target, List<Property> properties, Catalog catalog) {
        Wiring wiring =
                new Wiring(
                        new LinkedHashMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>());
        List<Relation.Table> tables = FromTables.of(query);
        List<String> sources = new ArrayList<>();
        tables.forEach(table -> sources.add(lower(table.name().toString())));
        Optional<String> sink = target.map(Wiring::lower);
        List<Property> ofAllSources = new ArrayList<>();
        for (Property property : properties) {
            wiring.add(property, sources, sink, Optional.empty(), ofAllSources);
        }
        for (Relation.Table table : tables) {
            // A WITH right behind the last table of a statement is the statement's, unless the
            // table needs it: what is known already takes no options.
            boolean own = target.isEmpty() || catalog.find(table.name()).isEmpty();
            Optional<String> owner =
                    own ? Optional.of(lower(table.name().toString())) : Optional.empty();
            for (Property property : table.options()) {
                wiring.add(property, sources, sink, owner, ofAllSources);
            }
        }
        wiring.addToAll(ofAllSources);
        return wiring;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// @param owner whose a key without a name in front is, if not the sink's
    private void add(
            Property property,
            List<String> sources,
            Optional<String> sinkName,
            Optional<String> owner,
            List<Property> ofAllSources) {
        String key = lower(property.key());
        Optional<String> source = prefix(key, sources);
        if (PlannerOptions.PARALLELISM.matches(key)) {
            put(tasks, PlannerOptions.PARALLELISM.key(), property);
        } else if (sinkName.isPresent() && key.startsWith(sinkName.get() + ".")) {
            String bare = key.substring(sinkName.get().length() + 1);
            put(statement(bare).orElse(sink), bare, property);
        } else if (source.isPresent()) {
            put(options(source.get()), key.substring(source.get().length() + 1), property);
        } else if (PlannerOptions.isOfBatches(key)) {
            put(batches, key, property);
        } else if (owner.isPresent()) {
            put(options(owner.get()), key, property);
        } else if (PlannerOptions.isOfState(key)) {
            put(state, key, property);
        } else if (PlannerOptions.isOfSources(key)) {
            ofAllSources.add(property);
        } else if (!PlannerOptions.isOperational(key)) {
            checkUnprefixed(property, key, sources, sinkName);
            put(sink, key, property);
        }
    }

    /// Where an option of the statement itself belongs; empty if it is none.
    private Optional<Map<String, Value>> statement(String key) {
        if (PlannerOptions.isOfState(key)) {
            return Optional.of(state);
        }
        if (PlannerOptions.isOfBatches(key)) {
            return Optional.of(batches);
        }
        return PlannerOptions.isOfWindows(key) ? Optional.of(windows) : Optional.empty();
    }

    private Map<String, Value> options(String source) {
        return bySource.computeIfAbsent(source, _ -> new TreeMap<>());
    }

    private void addToAll(List<Property> ofAllSources) {
        for (Property property : ofAllSources) {
            String key = lower(property.key());
            if (bySource.isEmpty() && PlannerOptions.isOfWindows(key)) {
                put(windows, key, property);
            } else if (bySource.isEmpty()) {
                throw Faults.at(
                        property,
                        "OPTION_MISPLACED",
                        "option \""
                                + property.key()
                                + "\" says something of a source, but this statement declares none",
                        "put it where the source is declared");
            }
            bySource.values().forEach(options -> put(options, lower(property.key()), property));
        }
    }

    private static Optional<String> prefix(String key, List<String> names) {
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
        Value value = new Value(property.value(), Optional.of(property.valuePosition().place()));
        if (options.put(key, value) != null) {
            throw Faults.at(
                    property,
                    "OPTION_DUPLICATE",
                    "option \"" + property.key() + "\" is given twice");
        }
    }

    /// The options of a source by name; empty if the statement has none for it.
    Map<String, Value> source(String name) {
        return bySource.getOrDefault(lower(name), Map.of());
    }

    /// What the statement says of late rows in its windows.
    public LateRows late() {
        LateOptions late = LateOptions.of(new Options(windows));
        if (late.deadLetter()) {
            throw TimeOptions.fault(
                    PlannerOptions.given(new Options(windows), PlannerOptions.LATE).orElseThrow(),
                    "OPTION_MISPLACED",
                    "late rows become dead letters where they come from",
                    "put it, with 'dead.letter.queue.path', where the source is declared");
        }
        return late.rows();
    }

    /// The options of the place to write to; empty if there are none.
    public Map<String, Value> sink() {
        return sink;
    }

    /// What the statement says about its state.
    public StateLimits state() {
        return StateOptions.of(new Options(state));
    }

    /// When rows leave the statement's output, if it says so.
    public Optional<Batching> batching() {
        return BatchOptions.of(new Options(batches));
    }

    /// How many tasks the statement asks for.
    public Optional<Integer> tasks() {
        Options options = new Options(tasks);
        return options.find(PlannerOptions.PARALLELISM)
                .map(_ -> (int) options.integer(PlannerOptions.PARALLELISM, 1, TaskSettings.MOST));
    }

    /// The options of a `WITH (…)` that has one owner only.
    public static Map<String, Value> plain(List<Property> properties, String owner) {
        Map<String, Value> options = new TreeMap<>();
        String prefix = owner.toLowerCase(Locale.ROOT) + ".";
        for (Property property : properties) {
            String key = property.key().toLowerCase(Locale.ROOT);
            String bare = key.startsWith(prefix) ? key.substring(prefix.length()) : key;
            put(options, bare, property);
        }
        return options;
    }
}
