package io.velostream.planner.catalog;

import io.velostream.planner.analysis.Faults;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.QualifiedName;
import io.velostream.types.Suggestions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that the statements of one application have made so far, by name. Changed by one
/// thread, while it plans.
public final class Catalog {
    private final Map<String, CatalogObject> objects = new LinkedHashMap<>();

    public Catalog() {}

    /// A copy that can be changed without changing this one.
    public Catalog(Catalog other) {
        objects.putAll(other.objects);
    }

    public Optional<CatalogObject> find(QualifiedName name) {
        return Optional.ofNullable(objects.get(key(name.toString())));
    }

    public void put(CatalogObject object) {
        objects.put(key(object.name()), object);
    }

    public void remove(QualifiedName name) {
        objects.remove(key(name.toString()));
    }

    /// In the order of the statements that made them.
    public Collection<CatalogObject> all() {
        return List.copyOf(objects.values());
    }

    private static String key(String name) {
        return Identifier.of(name).lower();
    }

    /// The object of that name.
    ///
    /// @throws io.velostream.types.UserException `TABLE_NOT_FOUND`
    public CatalogObject get(QualifiedName name) {
        return find(name).orElseThrow(() -> notFound(name));
    }

    RuntimeException notFound(QualifiedName name) {
        List<String> names = objects.values().stream().map(CatalogObject::name).toList();
        boolean file = !name.isSimple();
        return Faults.at(
                name,
                "TABLE_NOT_FOUND",
                "stream or table \"" + name + "\" does not exist",
                Suggestions.didYouMean(name.toString(), names)
                        .or(() ->
                                file
                                        ? Optional.of(
                                                "a file is read by FROM '" + name + "', in quotes")
                                        : Optional.of(
                                                "declare it with CREATE STREAM "
                                                        + name
                                                        + " (…) WITH ('connector' = 'file', …)")));
    }
}
