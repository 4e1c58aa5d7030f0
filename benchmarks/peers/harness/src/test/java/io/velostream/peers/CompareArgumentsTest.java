package io.velostream.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.velostream.cli.bench.BenchData;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CompareArgumentsTest {
    private static CompareArguments parse(String... arguments) {
        return CompareArguments.parse(List.of(arguments));
    }

    @Test
    void everythingHasADefault() {
        CompareArguments arguments = parse();
        assertThat(arguments.core()).isZero();
        assertThat(arguments.records()).isEmpty();
        assertThat(names(arguments)).containsExactly("S0", "S1", "S2f", "S2c", "S3a", "S3b", "S4");
    }

    @Test
    void namesAndOptionsStandInAnyOrder() {
        CompareArguments arguments = parse("s2F", "--core", "1", "S0", "--records", "1,000");
        assertThat(arguments.records()).isEqualTo(OptionalLong.of(1000));
        assertThat(arguments.core()).isOne();
        assertThat(names(arguments)).containsExactly("S0", "S2f");
    }

    @Test
    void aGroupIsAllOfItsCases() {
        assertThat(names(parse("scenarios"))).hasSize(7);
        assertThat(parse("scenarios").isWhole(scenarios())).isTrue();
        assertThat(names(parse("other"))).isEmpty();
        assertThat(parse("S0").isWhole(scenarios())).isFalse();
    }

    @Test
    void whatIsNotUnderstoodIsNamed() {
        assertThatThrownBy(() -> parse("--cores", "1")).hasMessageContaining("\"--cores\"");
        assertThatThrownBy(() -> parse("--core")).hasMessageContaining("--core needs a number");
        assertThatThrownBy(() -> parse("--core", "x")).hasMessageContaining("\"x\"");
        assertThatThrownBy(() -> parse("S99").checkNames(List.of(scenarios())))
                .hasMessageContaining("\"S99\"");
    }

    private static Group scenarios() {
        BenchData data = new BenchData(Path.of("unused"), System.err);
        return new Group("scenarios", BenchCase.all(data, Path.of("unused")));
    }

    private static List<String> names(CompareArguments arguments) {
        return arguments.select(scenarios()).stream().map(Case::name).toList();
    }
}
