package io.velostream.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.functions.FunctionCatalog;
import io.velostream.functions.FunctionInfo;
import io.velostream.functions.FunctionInfo.Example;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The examples that `DESCRIBE FUNCTION` prints give what it prints, through the whole engine.
class FunctionExamplesTest {
    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicTest> everyExample() {
        return FunctionCatalog.standard().all().stream()
                .flatMap(function ->
                        function.examples().stream()
                                .map(example ->
                                        DynamicTest.dynamicTest(
                                                example.expression(),
                                                () -> run(function, example))));
    }

    private void run(FunctionInfo function, Example example) {
        String query =
                switch (function.kind()) {
                    case SCALAR -> "SELECT " + example.expression();
                    case AGGREGATE, WINDOW -> example.expression();
                };
        VeloRun run = VeloRun.of(folder, "query", query);
        assertThat(run.err()).isEmpty();
        // A heading, a line, the row, and how many there are.
        assertThat(run.out().lines().toList().get(2).strip()).isEqualTo(example.result());
    }
}
