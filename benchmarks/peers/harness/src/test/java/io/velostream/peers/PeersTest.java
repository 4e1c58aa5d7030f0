package io.velostream.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.cli.bench.BenchData;
import io.velostream.peers.duckdb.DuckDbPeer;
import io.velostream.peers.velostream.VelostreamPeer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each case on a small file, by the engines that a build has anyway.
class PeersTest {
    private static final Path QUERIES = Path.of("../queries");
    private static final int RECORDS = 20_000;

    @TempDir static Path directory;

    static List<Case> cases() {
        PrintStream none =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return BenchCase.all(new BenchData(directory, none), QUERIES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void velostreamAndDuckDbAgree(Case question) throws Exception {
        Path ours = directory.resolve(question.name() + "-ours.jsonl");
        Path theirs = directory.resolve(question.name() + "-theirs.jsonl");
        String select = question.question(Engine.DUCKDB).orElseThrow();
        Path input = question.file(RECORDS);
        Peer velostream = new VelostreamPeer(question.question(Engine.VELOSTREAM).orElseThrow());
        try (DuckDbPeer duckDb = new DuckDbPeer(select)) {
            assertThat(velostream.run(input, Optional.of(ours)))
                    .isEqualTo(duckDb.run(input, Optional.of(theirs)))
                    .isEqualTo(velostream.run(input, Optional.empty()))
                    .isEqualTo(AnswerReader.all(ours).rows())
                    .isPositive();
        }
        assertThat(AnswerReader.all(ours).compare(AnswerReader.all(theirs))).isEqualTo("agree");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyEngineHasAText(Case question) throws Exception {
        for (Engine engine : List.of(Engine.FLINK, Engine.ESPER, Engine.DUCKDB)) {
            assertThat(question.question(engine)).isPresent();
        }
    }
}
