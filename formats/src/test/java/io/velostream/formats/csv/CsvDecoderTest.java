package io.velostream.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.velostream.connect.Options;
import io.velostream.formats.Decoded;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.UserException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvDecoderTest {
    private static final Schema ID_AND_NAME =
            Schema.of(
                    new SqlType.Field("id", SqlType.Basic.BIGINT),
                    new SqlType.Field("name", SqlType.Basic.STRING));

    private static Decoded decode(String text, Map<String, String> options) {
        return Decoded.whole(
                text.getBytes(StandardCharsets.UTF_8),
                ID_AND_NAME,
                r -> new CsvFormat().decoder(r, Options.of(options)));
    }

    private static Decoded decode(String text) {
        return decode(text, Map.of());
    }

    @Test
    void findsColumnsByNameInAnyOrder() {
        assertThat(decode("\ufeffname,other,\"ID\"\r\na,x,1\r\nb,y,2\r\n").rows())
                .containsExactly("2 1|a", "3 2|b");
    }

    @Test
    void refusesAHeaderWithoutTheColumn() {
        assertThatThrownBy(() -> decode("id,nam\n1,a\n"))
                .isInstanceOfSatisfying(
                        UserException.class,
                        e -> {
                            assertThat(e.diagnostic().message())
                                    .isEqualTo("column \"name\" is not in the header line of test");
                            assertThat(e.diagnostic().hint()).contains("did you mean \"nam\"?");
                        });
    }

    @Test
    void readsQuotesAsTheRfcSays() {
        Decoded decoded =
                decode(
                        """
                        id,name
                        1,"a,b"
                        2,"two
                        lines"
                        3,"say ""hi""\"

                        4,
                        5,""
                        "6",a"b
                        "",x
                        """);
        assertThat(decoded.failures()).isEmpty();
        assertThat(decoded.rows())
                .containsExactly(
                        "2 1|a,b",
                        "3 2|two\nlines",
                        "5 3|say \"hi\"",
                        "7 4|null",
                        "8 5|",
                        "9 6|a\"b",
                        "10 null|x");
    }

    @Test
    void saysWhatIsWrong() {
        Decoded decoded = decode("id,name\n1\n1,a,b\nx,a\n2,\"a\"b\n3,c\n4,\"open\n5,d\n");
        assertThat(decoded.failures())
                .containsExactly(
                        "2 FIELD_COUNT found 1 fields, expected 2",
                        "3 FIELD_COUNT found 3 fields, expected 2",
                        "4 TYPE_MISMATCH column \"id\": \"x\" is not a value of type BIGINT",
                        "5 MALFORMED_CSV text follows the closing quote of a field",
                        "7 MALFORMED_CSV a quoted field has no end");
        assertThat(decoded.rows()).containsExactly("6 3|c", "8 5|d");
    }

    @Test
    void takesOtherCharacters() {
        assertThat(
                        decode(
                                        "1\t'a\tb'\n 2 \tNA\nNA\t\n",
                                        Map.of(
                                                "delimiter",
                                                "\\t",
                                                "quote",
                                                "'",
                                                "header",
                                                "false",
                                                "null.text",
                                                "NA"))
                                .rows())
                .containsExactly("1 1|a\tb", "2 2|null", "3 null|null");
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        assertThatThrownBy(() -> decode("", Map.of("delimiter", ",,")))
                .hasMessageContaining("expected one ASCII character");
        assertThatThrownBy(() -> decode("", Map.of("delimiter", "\"")))
                .hasMessageContaining("another character than the delimiter");
    }

    @Test
    void anEmptyFileHasNoRows() {
        assertThat(decode("").rows()).isEmpty();
        assertThat(decode("id,name").rows()).isEmpty();
        assertThat(decode("id,name\n").rows()).isEmpty();
    }
}
