package io.velostream.planner.analysis;

import io.velostream.planner.expression.Literals;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.Node;
import io.velostream.sql.tree.SelectItem;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The select list: stars spread out, expressions analyzed, columns named.
///
/// `SELECT *, UPPER(symbol) AS symbol` replaces the star's column, as in Velostream, whose rows are
/// maps: an alias of the list takes a column of its name out of a bare star.
final class SelectItems {
    private final ExpressionAnalyzer analyzer;
    private final Map<Identifier, Expression> aliases;
    private final List<Item> items = new ArrayList<>();

    /// One column of the result.
    ///
    /// @param key whether it is marked PRIMARY KEY
    record Item(String name, RowExpression expression, boolean key, Node place) {}

    private record Unnamed(SelectItem source, RowExpression expression) {}

    /// @param aliases filled with each item's alias once the item has been read, for the items
    ///   after it
    SelectItems(ExpressionAnalyzer analyzer, Map<Identifier, Expression> aliases) {
        this.analyzer = analyzer;
        this.aliases = aliases;
    }

    List<Item> analyze(List<SelectItem> selected) {
        List<Unnamed> unnamed = new ArrayList<>();
        List<Identifier> given = new ArrayList<>();
        for (SelectItem item : selected) {
            if (item instanceof SelectItem.Value value) {
                value.alias().ifPresent(given::add);
            }
        }
        for (SelectItem item : selected) {
            switch (item) {
                case SelectItem.Star star -> star(star, given, unnamed);
                case SelectItem.Value value -> {
                    RowExpression expression = analyzer.analyze(value.expression());
                    unnamed.add(new Unnamed(value, typed(expression)));
                    value.alias().ifPresent(alias -> aliases.put(alias, value.expression()));
                }
            }
        }
        name(unnamed);
        return items;
    }

    /// A bare NULL is a text, as in PostgreSQL.
    private static RowExpression typed(RowExpression expression) {
        return expression.type() == Basic.NULL ? Literals.nullOf(Basic.STRING) : expression;
    }

    /// Aliases are given first, so that a column without one yields to them.
    private void name(List<Unnamed> unnamed) {
        OutputNames names = new OutputNames();
        List<String> chosen = new ArrayList<>();
        for (Unnamed item : unnamed) {
            boolean aliased =
                    item.source() instanceof SelectItem.Value value && value.alias().isPresent();
            chosen.add(aliased ? names.alias(alias(item)) : "");
        }
        for (int i = 0; i < unnamed.size(); i++) {
            Unnamed item = unnamed.get(i);
            String name = chosen.get(i).isEmpty() ? names.unique(text(item)) : chosen.get(i);
            boolean key = item.source() instanceof SelectItem.Value value && value.primaryKey();
            items.add(new Item(name, item.expression(), key, item.source()));
        }
    }

    private static Identifier alias(Unnamed item) {
        return ((SelectItem.Value) item.source()).alias().orElseThrow();
    }

    private static String text(Unnamed item) {
        return switch (item.source()) {
            case SelectItem.Star _ -> ((ColumnRef) item.expression()).name();
            case SelectItem.Value value -> OutputNames.text(value.expression(), item.expression());
        };
    }

    private void star(SelectItem.Star star, List<Identifier> given, List<Unnamed> unnamed) {
        List<Scope.Relation> relations = relations(star);
        List<ColumnRef> columns = relations.stream().flatMap(r -> r.columns().stream()).toList();
        List<String> names = columns.stream().map(ColumnRef::name).toList();
        for (Identifier except : star.except()) {
            if (names.stream().noneMatch(except.name()::equalsIgnoreCase)) {
                throw Faults.at(
                        except,
                        "COLUMN_NOT_FOUND",
                        "column \"%s\" does not exist in %s"
                                .formatted(except, analyzer.scope().description()),
                        Suggestions.didYouMean(except.name(), names));
            }
        }
        List<Identifier> left = new ArrayList<>(star.except());
        left.addAll(given);
        for (ColumnRef column : columns) {
            if (!left.contains(Identifier.of(column.name()))) {
                unnamed.add(new Unnamed(star, analyzer.placed(column, star)));
            }
        }
    }

    private List<Scope.Relation> relations(SelectItem.Star star) {
        List<Scope.Relation> all = analyzer.scope().relations();
        if (star.qualifier().isEmpty()) {
            if (all.isEmpty()) {
                throw Faults.at(star, "TABLE_MISSING", "* needs a FROM");
            }
            return all;
        }
        return star.qualifier()
                .filter(name -> name.isSimple())
                .flatMap(name -> analyzer.scope().called(name.last()))
                .map(List::of)
                .orElseThrow(() ->
                        Faults.at(
                                star,
                                "TABLE_NOT_FOUND",
                                "\"" + star.qualifier().get() + "\" is not in the FROM"));
    }
}
