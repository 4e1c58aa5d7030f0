package io.velostream.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// `velo train`: what the launcher runs once, for the JVM to note which classes a start needs. Does
/// a little of everything that users do first. Not shown by help.
final class TrainCommand implements Verb {
    private static final String ROWS =
            """
            {"s":"a","d":1.5,"i":1,"t":"2026-01-05T14:30:00"}
            {"s":"b","d":2.5,"i":2,"t":"2026-01-05T14:30:30"}
            {"s":"a","d":3.5,"i":3,"t":"2026-01-05T14:31:30"}
            """;

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String summary() {
        return "Shows the JVM what a start needs";
    }

    @Override
    public String synopsis() {
        return "";
    }

    @Override
    public String details() {
        return "";
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(Syntax.none());
    }

    @Override
    public int run(Arguments arguments, Terminal terminal, FaultReport faults) throws IOException {
        Path directory = Files.createTempDirectory("velo-train");
        Path json = directory.resolve("rows.jsonl");
        Path csv = directory.resolve("rows.csv");
        try {
            Files.writeString(json, ROWS);
            Files.writeString(csv, "s,d,i\na,1.5,1\nb,2.5,2\n");
            PrintStream nowhere =
                    new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            PrintStream out = System.out;
            System.setOut(nowhere);
            try {
                Velo velo =
                        new Velo(
                                new Terminal(
                                        new ByteArrayInputStream(new byte[0]),
                                        nowhere,
                                        nowhere,
                                        new ProgressLine(nowhere, ProgressLine.Place.NONE, false),
                                        false,
                                        directory));
                velo.run("query", "SELECT 1");
                velo.run(
                        "query",
                        "SELECT s, COUNT(*), SUM(i), AVG(d) AS a FROM 'rows.jsonl' WHERE d > 1"
                                + " GROUP BY s EMIT FINAL");
                velo.run(
                        "query",
                        "SELECT UPPER(s) AS u, d * 2 FROM 'rows.csv' LIMIT 5",
                        "--output",
                        "json");
                velo.run(
                        "query",
                        "SELECT s, MAX(d) FROM 'rows.jsonl' GROUP BY s WINDOW TUMBLING(t, INTERVAL"
                                + " '1' MINUTE)");
                velo.run("query", "SELEC 1");
                velo.run("help", "query");
            } finally {
                System.setOut(out);
            }
        } finally {
            Files.deleteIfExists(json);
            Files.deleteIfExists(csv);
            Files.deleteIfExists(directory);
        }
        return ExitCode.OK;
    }
}
