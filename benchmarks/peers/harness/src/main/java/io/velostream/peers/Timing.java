package io.velostream.peers;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/// What one engine did in one case.
///
/// @param version of the engine
/// @param records that each pass read
/// @param rows of the answer
/// @param passes nanoseconds of each measured pass
/// @param start nanoseconds of the fastest pass over a single record: part of every pass
public record Timing(String version, long records, long rows, List<Long> passes, long start) {
    public Timing {
        passes = List.copyOf(passes);
        if (passes.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    /// Nanoseconds of the median pass; of two in the middle the slower one.
    public long median() {
        return passes.stream().sorted().toList().get(passes.size() / 2);
    }

    public double recordsPerSecond() {
        return records * 1e9 / median();
    }

    /// Written by the engine's JVM, read by the one that compares.
    void write(Path file) throws IOException {
        Properties text = new Properties();
        text.setProperty("version", version);
        text.setProperty("records", Long.toString(records));
        text.setProperty("rows", Long.toString(rows));
        text.setProperty(
                "passes", passes.stream().map(String::valueOf).collect(Collectors.joining(",")));
        text.setProperty("start", Long.toString(start));
        try (Writer out = Files.newBufferedWriter(file)) {
            text.store(out, null);
        }
    }

    static Timing read(Path file) throws IOException {
        Properties text = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            text.load(in);
        }
        return new Timing(
                text.getProperty("version"),
                Long.parseLong(text.getProperty("records")),
                Long.parseLong(text.getProperty("rows")),
                Arrays.stream(text.getProperty("passes").split(",")).map(Long::valueOf).toList(),
                Long.parseLong(text.getProperty("start")));
    }
}
