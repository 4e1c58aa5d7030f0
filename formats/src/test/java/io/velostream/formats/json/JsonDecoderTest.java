package io.velostream.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.formats.Decoded;
import io.velostream.formats.decode.FastRows;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDecoderTest {
    private static final Schema ID_AND_NAME =
            Schema.of(
                    new SqlType.Field("id", SqlType.Basic.BIGINT),
                    new SqlType.Field("name", SqlType.Basic.STRING));

    private static Decoded decode(Schema schema, String text) {
        return Decoded.whole(
                text.getBytes(StandardCharsets.UTF_8),
                schema,
                r -> new JsonDecoder(r, FastRows.standard()));
    }

    private static Decoded decodeValue(SqlType type, String value) {
        return decode(Schema.of(new SqlType.Field("c", type)), "{\"c\":" + value + "}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "BIGINT; 12; 12",
                "BIGINT; \"12\"; 12",
                "BIGINT; 1e3; 1000",
                "BIGINT; 12.0; 12",
                "BIGINT; -9223372036854775808; -9223372036854775808",
                "INT; -2147483648; -2147483648",
                "DOUBLE; 12; 12.0",
                "DOUBLE; -0; -0.0",
                "DOUBLE; \"1.5\"; 1.5",
                "DOUBLE; \"NaN\"; NaN",
                "DOUBLE; 0.1234567890123456789; 0.12345678901234568",
                "BOOLEAN; true; true",
                "STRING; \"x\"; x",
                "STRING; 1.50; 1.50",
                "STRING; true; true",
                "STRING; { \"a\" : [1] }; { \"a\" : [1] }",
                "BYTES; \"aGk=\"; hi",
                "BYTES; \"aGk\"; hi",
                "DATE; \"2024-01-15\"; 19737",
                "TIME; \"00:00:01.5\"; 1500000",
                "TIMESTAMP; \"2024-01-15T10:30:00Z\"; 1705314600000000",
                "TIMESTAMP; \"2024-01-15 10:30:00.25\"; 1705314600250000",
                "TIMESTAMP; 1705314600000; 1705314600000000",
                "TIMESTAMP; 1705314600000.5; 1705314600000500",
                "INTERVAL; \"PT1.5S\"; 1500000",
                "BIGINT; null; null",
                "STRING; null; null"
            })
    void readsEveryType(SqlType.Basic type, String value, String expected) {
        Decoded decoded = decodeValue(type, value);
        assertThat(decoded.failures()).isEmpty();
        assertThat(decoded.rows()).containsExactly("1 " + expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "BIGINT; 9223372036854775808; NUMERIC_OVERFLOW",
                "INT; 2147483648; NUMERIC_OVERFLOW",
                "BIGINT; 1.5; TYPE_MISMATCH",
                "BIGINT; \"x\"; TYPE_MISMATCH",
                "BIGINT; true; TYPE_MISMATCH",
                "BIGINT; [1]; TYPE_MISMATCH",
                "DOUBLE; 1e400; NUMERIC_OVERFLOW",
                "BOOLEAN; 1; TYPE_MISMATCH",
                "BOOLEAN; \"true\"; TYPE_MISMATCH",
                "DATE; 5; TYPE_MISMATCH",
                "DATE; \"2024-02-30\"; DATETIME_OUT_OF_RANGE",
                "TIMESTAMP; \"soon\"; TYPE_MISMATCH",
                "BYTES; \"a\"; TYPE_MISMATCH",
                "BIGINT; 01; MALFORMED_JSON",
                "BIGINT; nul; MALFORMED_JSON",
                "STRING; x; MALFORMED_JSON",
                "STRING; \"\\x\"; MALFORMED_JSON",
                "STRING; \"\\ud83d\"; MALFORMED_JSON",
                "STRING; [1,]; MALFORMED_JSON",
                "STRING; {\"a\"}; MALFORMED_JSON"
            })
    void saysWhyNot(SqlType.Basic type, String value, String reason) {
        Decoded decoded = decodeValue(type, value);
        assertThat(decoded.rows()).isEmpty();
        assertThat(decoded.failures()).singleElement().asString().startsWith("1 " + reason + " ");
    }

    @Test
    void namesColumnAndValue() {
        assertThat(
                        decode(ID_AND_NAME, "{\"id\":1}\n{\"id\":\"x\"}\n{\"id\" 2}\n{\"id\":3")
                                .failures())
                .containsExactly(
                        "2 TYPE_MISMATCH column \"id\": \"x\" is not a value of type BIGINT",
                        "3 MALFORMED_JSON expected ':' at character 7, found '2}'",
                        "4 MALFORMED_JSON the line ends too early: expected ',' or '}'");
    }

    @Test
    void readsDecimalsExactly() {
        SqlType type = new SqlType.Decimal(6, 2);
        assertThat(decodeValue(type, "12.5").rows()).containsExactly("1 1250");
        assertThat(decodeValue(type, "\"12.500\"").rows()).containsExactly("1 1250");
        assertThat(decodeValue(type, "12.505").failures())
                .containsExactly(
                        "1 NUMERIC_INEXACT column \"c\": \"12.505\" has more than 2 fraction"
                                + " digits");
        assertThat(decodeValue(type, "12345.00").failures())
                .containsExactly(
                        "1 NUMERIC_OVERFLOW column \"c\": \"12345.00\" does not fit DECIMAL(6, 2)");
        assertThat(decodeValue(new SqlType.Decimal(38, 3), "12345678901234567890123.456").rows())
                .containsExactly("1 12345678901234567890123456");
    }

    @Test
    void takesMembersInAnyOrderAndNumber() {
        Decoded decoded =
                decode(
                        ID_AND_NAME,
                        """
                        {"name":"a","id":1}

                        {"id":2}
                        {"id":3,"id":4,"name":null,"name":"b"}
                        {"ID":5,"Name":"c","extra":{"id":9}}
                        {"ID":6,"id":7,"ID":8}
                        """);
        assertThat(decoded.failures()).isEmpty();
        assertThat(decoded.rows())
                .containsExactly("1 1|a", "3 2|null", "4 4|b", "5 5|c", "6 7|null");
    }

    @Test
    void readsAFileThatIsOneArray() {
        Decoded decoded =
                decode(
                        ID_AND_NAME,
                        """
                        [
                          {"id": 1, "name": "]"},
                          {"id": 2,
                           "name": "\\"["},
                          7,
                          {"id": 3}
                        ]
                        """);
        assertThat(decoded.rows()).containsExactly("2 1|]", "3 2|\"[", "6 3|null");
        assertThat(decoded.failures())
                .containsExactly("5 MALFORMED_JSON expected '{' at character 1, found '7'");
    }

    @Test
    void aNullOfAFailedRowDoesNotStay() {
        Decoded decoded =
                decode(
                        ID_AND_NAME,
                        """
                        {"id":1,"name":"a"}
                        {"id":null,"name":"a" x
                        {"id":2,"name":"b"}
                        """);
        assertThat(decoded.rows()).containsExactly("1 1|a", "3 2|b");
    }

    @Test
    void deepValuesDoNotOverflowTheStack() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        String nested = "{\"a\":".repeat(900) + "1" + "}".repeat(900);
        Decoded decoded =
                decode(
                        ID_AND_NAME,
                        "{\"id\":1,\"x\":"
                                + deep
                                + "}\n{\"id\":2,\"x\":"
                                + nested
                                + ",\"name\":"
                                + nested
                                + "}\n");
        assertThat(decoded.rows()).containsExactly("2 2|" + nested);
        assertThat(decoded.failures())
                .containsExactly("1 NESTED_TOO_DEEPLY more than 1000 values within each other");
    }

    @Test
    void rawTextIsNotTakenForAnEscapedOne() {
        // The dictionary holds `a\` after the first row; in the second one the quote is escaped.
        Decoded decoded =
                decode(
                        ID_AND_NAME,
                        """
                        {"id":1,"name":"a\\\\"}
                        {"id":2,"name":"a\\"}"}
                        {"id":3,"name":"a\\"}
                        {"id":4,"name":"b"}
                        """);
        assertThat(decoded.rows()).containsExactly("1 1|a\\", "2 2|a\"}", "4 4|b");
    }

    @Test
    void invalidUtf8IsAFailure() {
        byte[] text = "{\"id\":1,\"name\":\"?\"}\n".getBytes(StandardCharsets.UTF_8);
        text[16] = (byte) 0xff;
        Decoded decoded =
                Decoded.whole(text, ID_AND_NAME, r -> new JsonDecoder(r, FastRows.standard()));
        assertThat(decoded.failures())
                .containsExactly("1 INVALID_UTF8 a string is not valid UTF-8");
    }

    @Test
    void manyDistinctStringsLeaveTheDictionary() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            text.append("{\"id\":").append(i).append(",\"name\":\"n").append(i).append("é\"}\n");
        }
        List<String> rows =
                Decoded.whole(
                                text.toString().getBytes(StandardCharsets.UTF_8),
                                ID_AND_NAME,
                                r -> new JsonDecoder(r, FastRows.standard()))
                        .rows();
        assertThat(rows).hasSize(5000).contains("5000 4999|n4999é");
    }

    /// Compiled scanners guess the length of fields that have hardly changed theirs.
    @Test
    void fieldsChangeTheirLength() {
        String[] odd = {
            "17000000000001",
            "170000000000",
            "1.70000000001",
            "1700000000e12",
            "1700000000000.5",
            "1700000000000e1",
            "01700000000000",
            "-170000000000",
            "17000000000x0",
            "null",
            "true",
            "7"
        };
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            String at = i % 100 == 99 ? odd[i / 100 % odd.length] : "1700000000000";
            text.append("{\"id\":").append(i % 7).append(",\"at\":").append(at);
            text.append(",\"name\":\"a\"}\n");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        Schema all = Schema.of(new SqlType.Field("at", SqlType.Basic.DOUBLE), ID_AND_NAME.field(0));
        for (Schema schema : List.of(ID_AND_NAME, all)) {
            List<Integer> projection = Decoded.all(schema);
            Decoded complete =
                    Decoded.whole(bytes, schema, r -> new JsonDecoder(r, FastRows.none()));
            Decoded compiled =
                    Decoded.inPieces(
                            bytes,
                            schema,
                            projection,
                            r -> new JsonDecoder(r, FastRows.compilingAfter(200)),
                            1);
            assertThat(compiled).isEqualTo(complete);
        }
    }
}
