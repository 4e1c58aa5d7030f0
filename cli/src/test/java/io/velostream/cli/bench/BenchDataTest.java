package io.velostream.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchDataTest {
    @TempDir Path directory;
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    private BenchData data() {
        return new BenchData(
                directory.resolve("new"), new PrintStream(messages, true, StandardCharsets.UTF_8));
    }

    private List<String> lines(BenchData.Kind kind, int rows) throws IOException {
        return Files.readAllLines(data().file(kind, rows));
    }

    private static long number(String line, String pattern) {
        return Pattern.compile(pattern)
                .matcher(line)
                .results()
                .map(match -> Long.parseLong(match.group(1).replace(".", "")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tradesAreTenMillisecondsApartAndAtMostTwoSecondsLate() throws IOException {
        List<String> lines = lines(BenchData.Kind.TRADES, 30_000);
        assertThat(lines)
                .hasSize(30_000)
                .allMatch(line ->
                        line.matches(
                                "\\{\"symbol\":\"SYM\\d+\",\"trader_id\":\"TRADER\\d+\","
                                    + "\"price\":\\d+\\.\\d\\d,\"quantity\":\\d+,\"ts\":\\d{13}}"));
        assertThat(lines.stream().map(line -> number(line, "SYM(\\d+)")).distinct()).hasSize(200);
        assertThat(lines.stream().map(line -> number(line, "TRADER(\\d+)")).distinct()).hasSize(20);
        long most = 0;
        for (String line : lines) {
            long time = number(line, "\"ts\":(\\d+)");
            assertThat(time).isGreaterThanOrEqualTo(most - 2000);
            most = Math.max(most, time);
        }
        assertThat(most - number(lines.getFirst(), "\"ts\":(\\d+)")).isBetween(297_000L, 303_000L);
    }

    @Test
    void halfOfTheOrdersAreAboveAHundred() throws IOException {
        List<String> lines = lines(BenchData.Kind.ORDERS, 10_000);
        long above =
                lines.stream().filter(line -> number(line, "amount\":([\\d.]+)") > 10_000).count();
        assertThat(above).isBetween(4_800L, 5_200L);
        assertThat(lines.get(41)).startsWith("{\"order_id\":42,");
    }

    @Test
    void thereAre413StationsWithOneDecimal() throws IOException {
        List<String> lines = lines(BenchData.Kind.STATIONS, 20_000);
        assertThat(lines).allMatch(line -> line.matches("[^;]+;-?\\d{1,2}\\.\\d"));
        assertThat(lines.stream().map(line -> line.substring(0, line.indexOf(';'))).distinct())
                .hasSize(413);
    }

    @Test
    void aFileIsMadeOnceAndAlwaysTheSame() throws IOException {
        Path file = data().file(BenchData.Kind.TRADES, 1000);
        byte[] first = Files.readAllBytes(file);
        messages.reset();
        assertThat(data().file(BenchData.Kind.TRADES, 1000)).isEqualTo(file);
        assertThat(messages.size()).isZero();
        Files.delete(file);
        assertThat(Files.readAllBytes(data().file(BenchData.Kind.TRADES, 1000))).isEqualTo(first);
    }
}
