package io.velostream.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.planner.plan.Job;
import io.velostream.planner.plan.PhysicalPlan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What stands once in an application stands once in its plan: as the very same object.
class SharingTest {
    @Test
    void twoStatementsReadOneSourceThroughOneScan() {
        List<Job> jobs =
                Planning.plan(
                                "SELECT symbol FROM trades WHERE price > 1;"
                                        + " SELECT COUNT(*) FROM trades GROUP BY quantity")
                        .plan()
                        .jobs();
        PhysicalPlan.Scan first = scans(jobs.get(0).plan()).getFirst();
        PhysicalPlan.Scan second = scans(jobs.get(1).plan()).getFirst();
        assertThat(second).isSameAs(first);
        assertThat(first.projection()).containsExactly(1, 2, 3);
    }

    @Test
    void aStreamIsTheSameNodeForAllItsReaders() {
        List<Job> jobs =
                Planning.plan(
                                "CREATE STREAM big AS SELECT symbol, price FROM trades WHERE price"
                                        + " > 1; SELECT symbol FROM big; SELECT price FROM big")
                        .plan()
                        .jobs();
        PhysicalPlan made = jobs.get(0).plan();
        assertThat(jobs.get(1).plan().inputs().getFirst()).isSameAs(made);
        assertThat(jobs.get(2).plan().inputs().getFirst()).isSameAs(made);
        assertThat(jobs.get(0).result()).isFalse();
        assertThat(jobs.get(0).sink()).isEmpty();
    }

    @Test
    void aStreamThatNobodyReadsIsAResult() {
        Job job =
                Planning.plan("CREATE STREAM s AS SELECT symbol FROM trades").plan().jobs().get(0);
        assertThat(job.result()).isTrue();
        assertThat(job.name()).isEqualTo("s");
    }

    @Test
    void anExplainedStatementLeavesNoTrace() {
        PlannedApplication application =
                Planning.plan(
                        "EXPLAIN CREATE STREAM s AS SELECT symbol FROM trades;"
                                + " EXPLAIN INSERT INTO sink (symbol) SELECT symbol FROM trades;"
                                + " SELECT price FROM trades");
        assertThat(application.plan().jobs()).hasSize(1);
        assertThat(scans(application.plan().jobs().getFirst().plan()).getFirst().projection())
                .containsExactly(2);
    }

    @Test
    void resultsNameTheirJobs() {
        List<StatementResult> results =
                Planning.plan("SELECT 1; CREATE VIEW v AS SELECT 2; SELECT 3").results();
        assertThat(results.subList(4, 7))
                .containsExactly(
                        new StatementResult.Runs(0),
                        new StatementResult.Done("view \"v\" declared"),
                        new StatementResult.Runs(1));
    }

    @Test
    void everyFaultIsFoundOnce() {
        String text =
                "SELECT pirce FROM trades;\nCREATE STREAM a AS SELECT x FROM trades;\nSELECT b"
                        + " FROM a;\nSELECT symbol FROM trades;\nSELECT 1 + TRUE";
        assertThat(new Planner(Planning.settings(false)).check(Planning.TABLES + text))
                .extracting(d -> d.code())
                .containsExactly("COLUMN_NOT_FOUND", "COLUMN_NOT_FOUND", "TYPE_MISMATCH");
    }

    private static List<PhysicalPlan.Scan> scans(PhysicalPlan plan) {
        List<PhysicalPlan.Scan> scans = new ArrayList<>();
        if (plan instanceof PhysicalPlan.Scan scan) {
            scans.add(scan);
        }
        plan.inputs().forEach(input -> scans.addAll(scans(input)));
        return scans;
    }
}
