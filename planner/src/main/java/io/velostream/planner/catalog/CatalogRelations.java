package io.velostream.planner.catalog;

import io.velostream.connect.Options.Value;
import io.velostream.connect.TableDefinition;
import io.velostream.functions.FunctionRegistry;
import io.velostream.planner.analysis.Faults;
import io.velostream.planner.analysis.Relations;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.Node;
import io.velostream.sql.tree.Property;
import io.velostream.sql.tree.QualifiedName;
import io.velostream.sql.tree.Relation;
import io.velostream.sql.tree.Statement.ObjectKind;
import io.velostream.types.Diagnostic;
import io.velostream.types.UserException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds what a FROM names: an object of the catalog, a source that the statement wires itself, or
/// a file.
public final class CatalogRelations implements Relations {
    private final Catalog catalog;
    private final Path directory;
    private final FunctionRegistry functions;
    private final Map<String, ExternalTable> files = new HashMap<>();
    private Wiring wiring = Wiring.NONE;

    /// @param directory where relative paths start
    public CatalogRelations(Catalog catalog, Path directory, FunctionRegistry functions) {
        this.catalog = catalog;
        this.directory = directory;
        this.functions = functions;
    }

    /// Sets the options of the statement that is analyzed next.
    public void wire(Wiring newWiring) {
        wiring = newWiring;
    }

    @Override
    public Named table(Relation.Table table) {
        String name = table.name().toString();
        Map<String, Value> options = wiring.source(name);
        Optional<CatalogObject> known = catalog.find(table.name());
        if (!options.isEmpty()) {
            return wired(table, options, known);
        }
        if (known.isEmpty() && isQuotedLocation(table)) {
            return file(name, List.of(), table);
        }
        return named(known.orElseThrow(() -> catalog.notFound(table.name())), table.name());
    }

    private static boolean isQuotedLocation(Relation.Table table) {
        String name = table.name().toString();
        return table.name().isSimple()
                && table.name().last().quote() == Identifier.Quote.DOUBLE
                && (name.contains(".") || name.contains("/"));
    }

    private static Named named(CatalogObject object, QualifiedName place) {
        Identifier name = place.last();
        LogicalPlan plan =
                switch (object) {
                    case CatalogObject.External external -> external.table().read(place);
                    case CatalogObject.Made made -> made.read();
                    case CatalogObject.View view -> view.plan();
                };
        boolean outside = object instanceof CatalogObject.External;
        return new Named(plan, object.description(), Optional.of(name), outside);
    }

    /// A source with options in the statement that reads it. The same options in a later statement
    /// mean the same source, so that it is read once.
    private Named wired(
            Relation.Table table, Map<String, Value> options, Optional<CatalogObject> known) {
        String name = table.name().toString();
        if (known.isPresent()) {
            switch (known.get()) {
                case CatalogObject.External(ExternalTable external)
                        when external.isWiredBy(options) -> {
                    return named(known.get(), table.name());
                }
                case CatalogObject.External(ExternalTable external) when external.isWired() -> {
                    // Another place under the same name, for this statement and those after it.
                }
                case CatalogObject.Made made when made.isWrittenTo(options) -> {
                    return named(made, table.name());
                }
                case CatalogObject object ->
                        throw Faults.at(
                                table,
                                "OPTION_CONFLICT",
                                object.description()
                                        + " is made by this application and takes no"
                                        + " options here");
            }
        }
        ExternalTable external = external(name, options, table.name());
        CatalogObject object = new CatalogObject.External(external);
        catalog.put(object);
        return named(object, table.name());
    }

    private ExternalTable external(String name, Map<String, Value> options, Node place) {
        TableSettings settings =
                Faults.placed(place, () -> TableSettings.of(options, "source \"" + name + "\""));
        return new ExternalTable(
                ObjectKind.SOURCE,
                new TableDefinition(name, Optional.empty(), List.of(), settings.rest(), directory),
                settings,
                List.of(),
                Optional.empty(),
                place,
                functions,
                Optional.of(texts(options)));
    }

    static Map<String, String> texts(Map<String, Value> options) {
        Map<String, String> texts = new HashMap<>();
        options.forEach((key, value) -> texts.put(key, value.text()));
        return texts;
    }

    @Override
    public Named location(Relation.Location location) {
        return file(location.location(), location.options(), location);
    }

    private Named file(String location, List<Property> properties, Node place) {
        Map<String, Value> options = Wiring.plain(properties, location);
        String key = location + texts(options);
        ExternalTable table = files.get(key);
        if (table == null) {
            table = openFile(location, options, place);
            files.put(key, table);
        }
        return new Named(
                table.read(place),
                "file \"" + location + "\"",
                Optional.of(baseName(location)),
                true);
    }

    private ExternalTable openFile(String location, Map<String, Value> options, Node place) {
        Map<String, Value> all = new HashMap<>(options);
        Optional<Diagnostic.Place> where = Optional.of(place.position().place());
        all.put("connector", new Value("file", where));
        all.put("path", new Value(path(location, place), where));
        return external(location, all, place);
    }

    /// The path in a location, which may be a URI.
    private static String path(String location, Node place) {
        int scheme = location.indexOf("://");
        if (scheme < 0) {
            return location;
        }
        String name = location.substring(0, scheme).toLowerCase(Locale.ROOT);
        if (!name.equals("file")) {
            throw Faults.notSupportedYet(place, "reading from " + name + "://");
        }
        try {
            return Path.of(URI.create(location.replace(" ", "%20"))).toString();
        } catch (IllegalArgumentException e) {
            throw new UserException(
                    Diagnostic.of("PATH_INVALID", "\"" + location + "\" is not a file's address")
                            .at(place.position().place())
                            .withHint("write it as file:///folder/trades.csv"),
                    e);
        }
    }

    /// `trades` of `data/trades.csv.gz`: what may stand before the file's columns.
    private static Identifier baseName(String location) {
        String file = location.substring(location.lastIndexOf('/') + 1);
        int dot = file.indexOf('.', 1);
        return Identifier.of(dot < 0 ? file : file.substring(0, dot));
    }
}
