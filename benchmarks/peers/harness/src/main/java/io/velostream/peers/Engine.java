package io.velostream.peers;

import java.util.List;

/// Who is asked. An engine answers a case if there is a text for it in the case's folder.
enum Engine {
    VELOSTREAM("Velostream", "velostream.sql", "harness", "velostream.VelostreamPeer"),
    FLINK("Flink", "flink.sql", "flink", "flink.FlinkPeer"),
    /// The same with its updates collected for some time: only where that changes its plan.
    FLINK_MINI_BATCH("Flink mini-batch", "flink-mini-batch.sql", "flink", "flink.FlinkPeer"),
    ESPER("Esper", "esper.epl", "esper", "esper.EsperPeer"),
    DUCKDB("DuckDB (batch)", "duckdb.sql", "harness", "duckdb.DuckDbPeer");

    private final String title;
    private final String question;
    private final String module;
    private final String main;

    Engine(String title, String question, String module, String main) {
        this.title = title;
        this.question = question;
        this.module = module;
        this.main = main;
    }

    String title() {
        return title;
    }

    /// Name of the file with a question in this engine's language.
    String question() {
        return question;
    }

    /// Folder of the module that is to run.
    String module() {
        return module;
    }

    String mainClass() {
        return "io.velostream.peers." + main;
    }

    /// Whether it may leave out updates that a later one replaces, so that only the last row of
    /// each group can be compared.
    boolean leavesOutUpdates() {
        return this == FLINK_MINI_BATCH;
    }

    /// Whether it reads a tenth of a million records a second rather than ten million, and so reads
    /// fewer of them.
    boolean isSlow() {
        return switch (this) {
            case VELOSTREAM, DUCKDB -> false;
            case FLINK, FLINK_MINI_BATCH, ESPER -> true;
        };
    }

    /// What its JVM needs besides what all have.
    List<String> jvmFlags() {
        return switch (this) {
            case FLINK, FLINK_MINI_BATCH ->
                    // As its own start scripts give them.
                    List.of(
                            "--add-opens=java.base/java.lang=ALL-UNNAMED",
                            "--add-opens=java.base/java.util=ALL-UNNAMED",
                            "--add-opens=java.base/java.nio=ALL-UNNAMED",
                            "--add-opens=java.base/java.time=ALL-UNNAMED",
                            "--add-opens=java.base/java.net=ALL-UNNAMED",
                            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
            case VELOSTREAM, ESPER, DUCKDB -> List.of();
        };
    }
}
