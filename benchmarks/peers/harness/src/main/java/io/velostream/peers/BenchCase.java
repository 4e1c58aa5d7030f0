package io.velostream.peers;

import io.velostream.cli.bench.BenchData;
import io.velostream.cli.bench.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A scenario of `velo bench`. The texts for other engines stand in a folder of its name.
record BenchCase(Scenario scenario, BenchData data, Path queries) implements Case {
    /// Those that other engines are asked too.
    static List<Case> all(BenchData data, Path queries) {
        return Stream.of(
                        Scenario.S0,
                        Scenario.S1,
                        Scenario.S2F,
                        Scenario.S2C,
                        Scenario.S3A,
                        Scenario.S3B,
                        Scenario.S4)
                .<Case>map(scenario -> new BenchCase(scenario, data, queries))
                .toList();
    }

    @Override
    public String name() {
        return scenario.title();
    }

    @Override
    public Optional<String> question(Engine engine) throws IOException {
        if (engine == Engine.VELOSTREAM) {
            return Optional.of(scenario.sql(Path.of(Peer.INPUT)));
        }
        Path text = queries.resolve(name()).resolve(engine.question());
        return Files.exists(text) ? Optional.of(Files.readString(text)) : Optional.empty();
    }

    @Override
    public Path file(long records) throws IOException {
        return data.file(scenario.data(), records);
    }

    @Override
    public long records(Engine engine) {
        if (!engine.isSlow()) {
            return scenario.records();
        }
        return switch (scenario) {
            case S0, S2F -> 4_000_000;
            case S4 -> 10_000_000;
            default -> 2_000_000;
        };
    }

    @Override
    public boolean isComparable() {
        return true;
    }

    @Override
    public int groupColumns() {
        return scenario == Scenario.S2C ? 1 : 0;
    }
}
