package io.velostream.planner.analysis;

import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.Traits;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.Query;
import io.velostream.sql.tree.Relation;
import io.velostream.sql.tree.WindowSpec;
import java.util.List;
import java.util.Optional;

/// Turns a FROM into a plan and the names that it brings.
final class FromClause {
    private final QueryAnalyzer queries;
    private final CommonTables commonTables;
    private final Optional<Emission> emission;

    /// @param emission what a query in the FROM emits if it does not say so itself
    FromClause(QueryAnalyzer queries, CommonTables commonTables, Optional<Emission> emission) {
        this.queries = queries;
        this.commonTables = commonTables;
        this.emission = emission;
    }

    /// What a FROM gives to the clauses after it.
    ///
    /// @param window of Flink's window table functions
    record From(LogicalPlan plan, Scope scope, Optional<WindowSpec> window) {}

    From analyze(Optional<Relation> from) {
        return from.isEmpty()
                ? new From(new LogicalPlan.SingleRow(), Scope.EMPTY, Optional.empty())
                : relation(from.get());
    }

    private From relation(Relation relation) {
        return switch (relation) {
            case Relation.Table table -> table(table);
            case Relation.Location location ->
                    from(queries.relations().location(location), location.alias());
            case Relation.Derived derived -> derived(derived);
            case Relation.Windowed windowed -> windowed(windowed);
            case Relation.Join join -> throw Faults.notSupportedYet(join.right(), "a join");
            case Relation.TableFunction function ->
                    throw Faults.notSupportedYet(
                            function, "table function \"" + function.name() + "\"");
        };
    }

    private From table(Relation.Table table) {
        if (table.asOf().isPresent()) {
            throw Faults.notSupportedYet(table.asOf().get(), "FOR SYSTEM_TIME AS OF");
        }
        Optional<LogicalPlan> common =
                table.name().isSimple() ? commonTables.find(table.name().last()) : Optional.empty();
        if (common.isEmpty()) {
            return from(queries.relations().table(table), table.alias());
        }
        if (!table.options().isEmpty()) {
            throw Faults.at(
                    table.options().getFirst(),
                    "OPTION_UNKNOWN",
                    "\"" + table.name() + "\" is a query of the WITH clause and takes no options");
        }
        Identifier name = table.name().last();
        return from(
                new Relations.Named(
                        common.get(), "query \"" + name + "\"", Optional.of(name), false),
                table.alias());
    }

    private From derived(Relation.Derived derived) {
        if (derived.lateral()) {
            throw Faults.notSupportedYet(derived, "LATERAL");
        }
        LogicalPlan plan = queries.analyze(derived.query(), commonTables, emission).plan();
        refuseLimitOfChanges(derived.query(), plan);
        String description =
                derived.alias().map(a -> "query \"" + a.name() + "\"").orElse("the query in FROM");
        return from(
                new Relations.Named(plan, description, Optional.empty(), false), derived.alias());
    }

    /// A limit counts changes. To a query that reads them they would be a table without the changes
    /// that came later.
    static void refuseLimitOfChanges(Query query, LogicalPlan plan) {
        Optional<Expression> limit = query.limit().or(query::offset);
        Optional<String> changes = Traits.of(plan).changes().updates();
        if (limit.isPresent() && changes.isPresent()) {
            throw Faults.notSupportedYet(
                    limit.get(),
                    "reading the first rows of " + changes.get(),
                    "add EMIT FINAL to the query with the LIMIT");
        }
    }

    private From windowed(Relation.Windowed windowed) {
        From input = relation(windowed.input());
        if (input.window().isPresent()) {
            throw Faults.notSupportedYet(windowed, "a window over a window");
        }
        if (windowed.alias().isEmpty()) {
            return new From(input.plan(), input.scope(), Optional.of(windowed.window()));
        }
        Scope.Relation inner = input.scope().relations().getFirst();
        From renamed =
                from(
                        new Relations.Named(
                                input.plan(),
                                inner.description(),
                                inner.qualifier(),
                                inner.outside()),
                        windowed.alias());
        return new From(renamed.plan(), renamed.scope(), Optional.of(windowed.window()));
    }

    private static From from(Relations.Named named, Optional<Relation.Alias> alias) {
        LogicalPlan plan = named.plan();
        if (alias.isPresent() && !alias.get().columns().isEmpty()) {
            plan = QueryAnalyzer.renamed(plan, alias.get().columns());
        }
        Traits traits = Traits.of(plan);
        Scope.Relation relation =
                new Scope.Relation(
                        alias.map(Relation.Alias::name).or(named::qualifier),
                        named.description(),
                        plan.schema(),
                        0,
                        traits.time(),
                        traits.timeField(),
                        named.outside());
        return new From(plan, new Scope(List.of(relation)), Optional.empty());
    }
}
