package io.velostream.planner.catalog;

import io.velostream.sql.tree.CommonTable;
import io.velostream.sql.tree.Query;
import io.velostream.sql.tree.QueryBody;
import io.velostream.sql.tree.Relation;
import java.util.ArrayList;
import java.util.List;

/// The tables that a query names in its FROM clauses, however deep.
public final class FromTables {
    private final List<Relation.Table> tables = new ArrayList<>();

    private FromTables() {}

    public static List<Relation.Table> of(Query query) {
        FromTables found = new FromTables();
        found.body(query);
        return found.tables;
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
            case Relation.Table table -> tables.add(table);
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
