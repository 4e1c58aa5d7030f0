package io.velostream.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerTest {
    @TempDir Path directory;

    private Path file(String... lines) throws IOException {
        Path file = Files.createTempFile(directory, "answer", ".jsonl");
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private Answer answer(String... lines) throws IOException {
        return AnswerReader.all(file(lines));
    }

    @Test
    void rowsInAnotherOrderWithOtherNamesAgree() throws IOException {
        Answer ours = answer("{\"a\":\"x\",\"b\":0.1}", "{\"a\":\"y\",\"b\":0.2}");
        Answer theirs =
                answer("{\"a\":\"y\",\"EXPR$1\":2E-1}", "{\"a\":\"x\",\"EXPR$1\":0.10000000001}");
        assertThat(ours.compare(theirs)).isEqualTo("agree");
    }

    @Test
    void decimalsAndTimesAgreeHoweverTheyAreWritten() throws IOException {
        Answer ours = answer("{\"price\":\"1.50\",\"at\":\"2020-01-01T00:00:00.100\"}");
        Answer theirs = answer("{\"price\":1.5,\"at\":\"2020-01-01 00:00:00.1\"}");
        assertThat(ours.compare(theirs)).isEqualTo("agree");
    }

    @Test
    void saysWhatDiffers() throws IOException {
        Answer ours = answer("{\"a\":\"x\",\"b\":1}", "{\"a\":\"y\",\"b\":2}");
        assertThat(ours.compare(answer("{\"a\":\"x\",\"b\":1}"))).isEqualTo("1 rows instead of 2");
        assertThat(ours.compare(answer("{\"a\":\"x\"}", "{\"a\":\"y\"}")))
                .isEqualTo("1 columns instead of 2");
        assertThat(ours.compare(answer("{\"a\":\"x\",\"b\":1}", "{\"a\":\"y\",\"b\":2.00001}")))
                .isEqualTo("sum of b is 3.00001 instead of 3.0");
        assertThat(ours.compare(answer("{\"a\":\"x\",\"b\":1}", "{\"a\":\"z\",\"b\":2}")))
                .isEqualTo("texts of a are others");
        assertThat(ours.compare(answer("{\"a\":\"x\",\"b\":1}", "{\"a\":\"y\",\"b\":null}")))
                .isEqualTo("b has 1 numbers and 0 texts instead of 2 and 0");
    }

    @Test
    void ofUpdatesTheLastOfEachGroupCanBeCompared() throws IOException {
        Answer every =
                AnswerReader.last(
                        file(
                                "{\"a\":\"x\",\"b\":1}",
                                "{\"a\":\"y\",\"b\":1}",
                                "{\"a\":\"x\",\"b\":2}"),
                        1);
        Answer some = AnswerReader.last(file("{\"a\":\"y\",\"b\":1}", "{\"a\":\"x\",\"b\":2}"), 1);
        assertThat(every.rows()).isEqualTo(2);
        assertThat(every.compare(some)).isEqualTo("agree");
    }

    @Test
    void aNestedValueIsRefused() {
        assertThatThrownBy(() -> answer("{\"a\":[1]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{\"a\":[1]}");
    }
}
