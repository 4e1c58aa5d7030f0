package io.velostream.sql;

import io.velostream.sql.tree.Property;
import io.velostream.sql.tree.Relation;
import io.velostream.sql.tree.Relation.Alias;
import io.velostream.sql.tree.Relation.Join;
import io.velostream.sql.tree.Relation.JoinCondition;
import io.velostream.sql.tree.Relation.JoinKind;
import io.velostream.sql.tree.WindowSpec;
import java.util.List;
import java.util.Optional;

/// Prints relations.
final class RelationPrinter {
    private final SqlText out;
    private final ExpressionPrinter expressions;
    private final QueryPrinter queries;

    RelationPrinter(SqlText out, ExpressionPrinter expressions, QueryPrinter queries) {
        this.out = out;
        this.expressions = expressions;
        this.queries = queries;
    }

    void from(Relation relation) {
        out.add(" FROM ");
        relation(relation);
    }

    private void relation(Relation relation) {
        switch (relation) {
            case Relation.Table(var name, var asOf, var alias, var options, _) -> {
                out.name(name);
                asOf.ifPresent(time -> {
                    out.add(" FOR SYSTEM_TIME AS OF ");
                    expressions.value(time);
                });
                alias(alias);
                options(options);
            }
            case Relation.Location(var location, var alias, var options, _) -> {
                out.string(location);
                alias(alias);
                options(options);
            }
            case Relation.Derived(var query, boolean lateral, var alias, _) -> {
                out.addIf(lateral, "LATERAL ");
                queries.parenthesized(query);
                alias(alias);
            }
            case Relation.TableFunction function -> function(function);
            case Relation.Windowed windowed -> windowed(windowed);
            case Join join -> join(join);
        }
    }

    private void alias(Optional<Alias> alias) {
        alias.ifPresent(given -> out.add(" AS ").name(given.name()).columns(" ", given.columns()));
    }

    private void options(List<Property> options) {
        if (!options.isEmpty()) {
            out.add(" ").options(options);
        }
    }

    private void function(Relation.TableFunction function) {
        out.addIf(function.lateral(), "LATERAL ").name(function.name()).add("(");
        out.list(function.arguments(), expressions.calls()::argument).add(")");
        out.addIf(function.withOrdinality(), " WITH ORDINALITY");
        alias(function.alias());
    }

    private void windowed(Relation.Windowed windowed) {
        WindowSpec window = windowed.window();
        out.add("TABLE(");
        out.add(
                switch (window.kind()) {
                    case TUMBLING -> "TUMBLE";
                    case HOPPING -> "HOP";
                    case SESSION -> "SESSION";
                    case CUMULATE -> "CUMULATE";
                });
        out.add("(TABLE ");
        relation(windowed.input());
        if (!window.keys().isEmpty()) {
            out.add(" PARTITION BY (").list(window.keys(), expressions::expression).add(")");
        }
        window.time()
                .ifPresent(time -> {
                    expressions.after(", DESCRIPTOR(", time);
                    out.add(")");
                });
        window.advance().ifPresent(advance -> out.add(", ").interval(advance));
        out.add(", ").interval(window.size());
        window.offset().ifPresent(offset -> out.add(", ").interval(offset));
        out.add("))");
        alias(windowed.alias());
    }

    private void join(Join join) {
        relation(join.left());
        boolean natural = join.condition() instanceof JoinCondition.Natural;
        out.addIf(natural, " NATURAL");
        out.add(join.kind() == JoinKind.INNER ? " JOIN " : " " + join.kind().name() + " JOIN ");
        boolean nested = join.right() instanceof Join;
        out.addIf(nested, "(");
        relation(join.right());
        out.addIf(nested, ")");
        switch (join.condition()) {
            case JoinCondition.None _, JoinCondition.Natural _ -> {}
            case JoinCondition.On(var condition) -> expressions.after(" ON ", condition);
            case JoinCondition.Using(var columns) -> out.columns(" USING ", columns);
        }
        join.within().ifPresent(this::within);
    }

    private void within(Relation.Within within) {
        out.add(" WITHIN ");
        if (within.before().equals(within.after())) {
            out.interval(within.before());
        } else {
            out.add("(").interval(within.before()).add(", ");
            out.interval(within.after()).add(")");
        }
        within.grace().ifPresent(grace -> out.add(" GRACE PERIOD ").interval(grace));
    }
}
