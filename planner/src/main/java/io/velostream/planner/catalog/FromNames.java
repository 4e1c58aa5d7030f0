package io.velostream.planner.catalog;

import io.velostream.sql.tree.CommonTable;
import io.velostream.sql.tree.Query;
import io.velostream.sql.tree.QueryBody;
import io.velostream.sql.tree.Relation;
import java.util.ArrayList;
import java.util.List;

/// The names of tables that a query reads in its FROM clauses, however deep.
final class FromNames {
    private final List<String> names = new ArrayList<>();

    private FromNames() {}

    static List<String> of(Query query) {
        FromNames found = new FromNames();
        found.body(query);
        return found.names;
    }

    private void body(QueryBody body) {
        switch (body) {
            case Query query -> {
                query.with().stream().map(CommonTable::query).forEach(this::body);
                body(query.body());
            }
            case QueryBody.Select select -> select.from().ifPresent(this::relation);
            case QueryBody.SetOperation operation -> {
                body(operation.left());
                body(operation.right());
            }
            case QueryBody.Values _ -> {
                // Reads nothing.
            }
        }
    }

    private void relation(Relation relation) {
        switch (relation) {
            case Relation.Table table -> names.add(table.name().toString());
            case Relation.Location _, Relation.TableFunction _ -> {
                // Have no name that options could begin with.
            }
            case Relation.Derived derived -> body(derived.query());
            case Relation.Windowed windowed -> relation(windowed.input());
            case Relation.Join join -> {
                relation(join.left());
                relation(join.right());
            }
        }
    }
}
