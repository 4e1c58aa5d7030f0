package io.velostream.planner.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.planner.GoldenFile;
import io.velostream.planner.Planning;
import io.velostream.planner.analysis.QueryAnalyzer;
import io.velostream.planner.catalog.Catalog;
import io.velostream.planner.catalog.CatalogRelations;
import io.velostream.planner.explain.PlanText;
import io.velostream.planner.logical.LateRows;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.StateLimits;
import io.velostream.planner.logical.Watermarks;
import io.velostream.planner.physical.PhysicalPlanner;
import io.velostream.planner.physical.PhysicalPlanner.Output;
import io.velostream.planner.statement.Draft;
import io.velostream.planner.statement.StatementPlanner;
import io.velostream.sql.SqlParser;
import io.velostream.sql.tree.Statement;
import io.velostream.types.Changelog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Each rule by itself: the plan of a query before it and after it.
class RulesTest {
    private static final Map<String, Rule> RULES =
            Map.of(
                    "FoldConstants", new FoldConstants(),
                    "SimplifyPredicates", new SimplifyPredicates(),
                    "MergeProjects", new MergeProjects(),
                    "PushFilters", new PushFilters(),
                    "PruneColumns", new PruneColumns(),
                    "RemoveIdentityProjects", new RemoveIdentityProjects());

    @TestFactory
    Stream<DynamicTest> beforeAndAfter() {
        return GoldenFile.tests("rules.txt", RulesTest::beforeAndAfter);
    }

    private static String beforeAndAfter(String given) {
        String rule = given.lines().findFirst().orElseThrow();
        LogicalPlan before = logical(given.substring(rule.length()));
        LogicalPlan after = Objects.requireNonNull(RULES.get(rule)).apply(before);
        return text(before) + "becomes\n" + text(after);
    }

    @Test
    void everyRuleKeepsTheColumns() {
        LogicalPlan plan =
                logical(
                        "SELECT s, n * 2 AS m, 1 + 1 AS two FROM (SELECT UPPER(symbol) AS s,"
                                + " SUM(quantity) AS n, MIN(price) FROM trades WHERE price > 1"
                                + " GROUP BY UPPER(symbol)) WHERE s <> 'X' AND NOT (n > 5)");
        for (Rule rule : RULES.values()) {
            assertThat(rule.apply(plan).schema()).isEqualTo(plan.schema());
        }
        assertThat(Optimizer.optimize(plan).schema()).isEqualTo(plan.schema());
    }

    @Test
    void optimizingTwiceChangesNothingMore() {
        LogicalPlan plan =
                logical(
                        "SELECT a FROM (SELECT price AS a, quantity AS b FROM trades UNION ALL"
                                + " SELECT total, id FROM orders) WHERE a > 1 AND b IN (1)");
        LogicalPlan once = Optimizer.optimize(plan);
        assertThat(text(Optimizer.optimize(once))).isEqualTo(text(once));
    }

    private static LogicalPlan logical(String query) {
        Catalog catalog = new Catalog();
        StatementPlanner tables =
                new StatementPlanner(Planning.settings(false), catalog, new Draft());
        SqlParser.parseScript(Planning.TABLES)
                .entries()
                .forEach(entry -> tables.plan(entry.statement()));
        CatalogRelations relations =
                new CatalogRelations(catalog, Path.of("."), Planning.settings(false).functions());
        Watermarks watermarks =
                new Watermarks((_, _) -> {
                    throw new IllegalStateException("these queries read no streams");
                });
        Statement.Select select = (Statement.Select) SqlParser.parseStatement(query.strip());
        return new QueryAnalyzer(
                        relations,
                        Planning.settings(false).functions(),
                        watermarks,
                        false,
                        LateRows.UNSAID)
                .analyze(select.query())
                .plan();
    }

    private static String text(LogicalPlan plan) {
        Output output = new Output(plan, Changelog.APPEND, List.of(), StateLimits.NONE);
        return PlanText.of(new PhysicalPlanner(List.of(), List.of(output)).plan(output));
    }
}
