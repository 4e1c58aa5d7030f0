package io.velostream.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.functions.FunctionCatalog;
import io.velostream.planner.Planner;
import io.velostream.planner.PlannerSettings;
import io.velostream.planner.distribution.TaskSettings;
import io.velostream.planner.plan.ApplicationPlan;
import io.velostream.planner.plan.Job;
import io.velostream.planner.plan.Stages;
import io.velostream.types.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every application of `spec` that can be planned can be cut into stages of five tasks.
class ParallelPlansTest {
    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicTest> everyCase() throws IOException {
        Path spec = SpecTest.root().resolve("spec");
        List<Path> files;
        try (Stream<Path> found = Files.walk(spec, 2)) {
            files = found.filter(file -> file.toString().endsWith(".test")).sorted().toList();
        }
        return files.stream()
                .map(file ->
                        DynamicTest.dynamicTest(
                                spec.relativize(file).toString(),
                                file.toUri(),
                                () -> cut(SpecCase.read(file), spec.relativize(file).toString())));
    }

    private void cut(SpecCase test, String name) throws IOException {
        Path place = SpecTest.write(test, folder.resolve(name.replace(".test", "")));
        for (boolean boundedFinal : new boolean[] {false, true}) {
            PlannerSettings one =
                    new PlannerSettings(place, boundedFinal, FunctionCatalog.standard());
            ApplicationPlan alone;
            try {
                alone = new Planner(one).plan(test.text("sql")).plan();
            } catch (UserException _) {
                continue;
            }
            PlannerSettings five = one.with(new TaskSettings(Optional.of(5), 1));
            ApplicationPlan plan = new Planner(five).plan(test.text("sql")).plan();
            assertThat(plan.jobs())
                    .extracting(Job::name)
                    .isEqualTo(alone.jobs().stream().map(Job::name).toList());
            Stages.of(plan);
        }
    }
}
