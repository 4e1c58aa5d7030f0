package io.velostream.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.formats.Decoded;
import io.velostream.formats.decode.FastRows;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The decoder against Jackson: what Jackson takes for an object is a row, and the values are
/// equal.
class JsonJacksonTest {
    private final JsonMapper jackson =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    @Test
    void takesWhatJacksonTakes() {
        // Every key is wanted: of values that are not, only the end is looked for.
        Schema schema =
                new Schema(
                        Stream.of(
                                        "symbol",
                                        "trader",
                                        "price",
                                        "quantity",
                                        "ts",
                                        "flag",
                                        "extra",
                                        "")
                                .map(name -> new SqlType.Field(name, SqlType.Basic.STRING))
                                .toList());
        int rows = 0;
        for (long seed = 0; seed < 2000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String line = new RandomJson(random, random.nextInt(40)).lines(1).replace("\ufeff", "");
            Decoded decoded =
                    Decoded.whole(
                            line.getBytes(StandardCharsets.UTF_8),
                            schema,
                            r -> new JsonDecoder(r, FastRows.standard()));
            JsonNode node = parse(line);
            if (hasHalfSurrogates(line) || line.contains("SYMBOL") || line.contains("Price")) {
                // Jackson keeps what cannot be written as UTF-8, and knows one spelling only.
                continue;
            }
            if (node == null || !node.isObject()) {
                assertThat(decoded.rows()).as(line).isEmpty();
                continue;
            }
            rows++;
            assertThat(decoded.rows()).as(line).hasSize(1);
            String[] values = decoded.rows().getFirst().substring(2).split("\\|", -1);
            compare(values[0], line, node.get("symbol"));
            compare(values[1], line, node.get("trader"));
        }
        assertThat(rows).isGreaterThan(500);
    }

    private @Nullable JsonNode parse(String line) {
        try {
            return jackson.readTree(line);
        } catch (JacksonException _) {
            return null;
        }
    }

    private static boolean hasHalfSurrogates(String line) {
        return line.contains("\\ud83d\"") || line.contains("\\ude00x");
    }

    private static void compare(String value, String line, @Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            assertThat(value).as(line).isEqualTo("null");
        } else if (node.isString()) {
            assertThat(value).as(line).isEqualTo(node.stringValue());
        }
        // Numbers and nested values come as they are written, which Jackson does not keep.
    }

    @Test
    void readsNestedValuesAsJacksonDoes() {
        SqlType.Struct point =
                new SqlType.Struct(
                        List.of(
                                new SqlType.Field("x", SqlType.Basic.BIGINT),
                                new SqlType.Field("tags", new SqlType.Array(SqlType.Basic.STRING)),
                                new SqlType.Field(
                                        "limits",
                                        new SqlType.Map(
                                                SqlType.Basic.STRING, SqlType.Basic.DOUBLE))));
        Schema schema = Schema.of(new SqlType.Field("points", new SqlType.Array(point)));
        SplittableRandom random = new SplittableRandom(11);
        StringBuilder input = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            List<@Nullable Object> points = new ArrayList<>();
            for (int k = random.nextInt(4); k > 0; k--) {
                points.add(random.nextInt(5) == 0 ? null : point(random));
            }
            input.append(jackson.writeValueAsString(Map.of("points", points))).append('\n');
            expected.add((i + 1) + " " + points);
        }
        Decoded decoded =
                Decoded.inPieces(
                        input.toString().getBytes(StandardCharsets.UTF_8),
                        schema,
                        List.of(0),
                        r -> new JsonDecoder(r, FastRows.standard()),
                        1);
        assertThat(decoded.failures()).isEmpty();
        assertThat(decoded.rows()).isEqualTo(expected);
    }

    private static Map<String, @Nullable Object> point(SplittableRandom random) {
        Map<String, @Nullable Object> point = new LinkedHashMap<>();
        point.put("x", random.nextBoolean() ? random.nextLong() : null);
        List<@Nullable String> tags = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tags.add(random.nextInt(4) == 0 ? null : "tag\"\n" + random.nextInt(100));
        }
        point.put("tags", tags);
        Map<String, Double> limits = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            limits.put("k" + random.nextInt(5), random.nextInt(1000) / 8.0);
        }
        point.put("limits", random.nextInt(4) == 0 ? null : limits);
        return point;
    }
}
