package io.velostream.peers.velostream;

import io.velostream.functions.FunctionCatalog;
import io.velostream.peers.Measurement;
import io.velostream.peers.Peer;
import io.velostream.planner.Planner;
import io.velostream.planner.PlannerSettings;
import io.velostream.planner.plan.ApplicationPlan;
import io.velostream.runtime.ApplicationRun;
import io.velostream.runtime.RunSettings;
import io.velostream.runtime.RunStatistics;
import java.nio.file.Path;
import java.util.Optional;

/// Runs an application. Its sink makes the bytes of each row and counts the rows; where the answer
/// is kept, a file takes the place of that sink.
public final class VelostreamPeer implements Peer {
    private static final String DROPPED = "'connector' = 'blackhole'";

    private final String application;

    public VelostreamPeer(String application) {
        this.application = application;
        if (!application.contains(DROPPED)) {
            throw new IllegalArgumentException("no sink to be replaced: " + DROPPED);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Measurement.main(arguments, VelostreamPeer::new);
    }

    @Override
    public long run(Path input, Optional<Path> answer) {
        String text = application.replace(INPUT, input.toString());
        if (answer.isPresent()) {
            text =
                    text.replace(
                            DROPPED, "'connector' = 'file', 'path' = '%s'".formatted(answer.get()));
        }
        RunStatistics statistics = new ApplicationRun(plan(text), settings()).run();
        if (statistics.progress().rowsLate() > 0) {
            throw new IllegalStateException("rows came too late: " + statistics);
        }
        return statistics.progress().rowsWritten();
    }

    private static ApplicationPlan plan(String text) {
        PlannerSettings settings =
                new PlannerSettings(Path.of("").toAbsolutePath(), true, FunctionCatalog.standard());
        return new Planner(settings).plan(text).plan();
    }

    private static RunSettings settings() {
        return RunSettings.of(
                job -> {
                    throw new IllegalStateException(job.name() + " has a sink");
                },
                failure -> {
                    throw new IllegalStateException("a row failed: " + failure);
                });
    }

    @Override
    public String version() {
        String version = ApplicationRun.class.getPackage().getImplementationVersion();
        return version == null ? "of this build" : version;
    }
}
