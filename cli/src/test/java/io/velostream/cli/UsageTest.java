package io.velostream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    @TempDir Path directory;

    private CommandRun velo(String... arguments) {
        return CommandRun.of(directory, "", arguments);
    }

    @Test
    void withoutArgumentsItShowsTheCommands() {
        CommandRun run = velo();
        assertThat(run.status()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        for (Verb verb : Verb.all()) {
            assertThat(run.err()).contains("  " + verb.name() + " ", verb.summary());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "query", "validate", "explain", "bench"})
    void everyCommandHasHelpWithExamplesAndExitCodes(String verb) {
        CommandRun run = velo(verb, "--help");
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("Usage: velo " + verb, "Examples:", "velo " + verb, "Exit codes:");
        assertThat(run.err()).isEmpty();
        assertThat(velo("help", verb)).isEqualTo(run);
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void showsItsVersion() {
        assertThat(velo("--version").out()).startsWith("velo ").contains(" on Java ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "qeury | there is no command \"qeury\" | did you mean \"query\"?",
                "query | what shall be queried? |",
                "query --limit -1 x | --limit is \"-1\", expected a number from 0 |",
                "query --limit many x | --limit is \"many\" |",
                "query --output tabel x | --output is \"tabel\" | did you mean \"table\"?",
                "query -f a.sql x | not both |",
                "query --limt 3 x | option \"--limt\" is not known | did you mean \"--limit\"?",
                "query x --limit | --limit needs a value: N | --help",
                "bench --json=yes | --json takes no value | --help",
                "run | FILE is missing | --help",
                "run a b | \"b\" is one argument too many | --help",
                "explain | SQL is missing | --help",
                "validate | PATH | --help",
                "bench S99 | there is no scenario \"S99\" |",
                "bench --records none | --records is \"none\" |",
                "bench latency S1 | latency is measured alone |",
                "bench latency --passes 2 | --passes is not for latency |",
                "bench S1 --rate 5 | --rate is only for latency |",
                "help nothing | there is no command \"nothing\" |",
            })
    void aWrongCommandLineIsExplained(String line, String message, String hint) {
        CommandRun run = velo(line.split(" "));
        assertThat(run.status()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message).contains(hint == null ? "" : hint);
        assertThat(run.err()).doesNotContain("\tat ");
    }

    @Test
    void aStatementInPlaceOfACommandIsRecognised() {
        assertThat(velo("SELECT 1").err()).contains("velo query \"SELECT 1\"");
        CommandRun run = velo("run", "SELECT 1");
        assertThat(run.status()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .isEqualTo(
                        """
                        FILE_NOT_FOUND: file "SELECT 1" does not exist
                        hint: statements are run by: velo query "SELECT 1"
                        """);
    }
}
