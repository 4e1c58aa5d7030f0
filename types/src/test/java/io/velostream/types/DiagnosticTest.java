package io.velostream.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticTest {
    @Test
    void showsThePlaceInTheText() {
        Diagnostic diagnostic =
                Diagnostic.of(
                                "COLUMN_NOT_FOUND",
                                "column \"pirce\" does not exist in stream \"trades\"")
                        .at(new Diagnostic.Place(2, 8, 5))
                        .withHint("did you mean \"price\"?");
        assertThat(diagnostic.render("-- first line\nSELECT pirce FROM trades\n"))
                .isEqualTo(
                        """
                        COLUMN_NOT_FOUND at 2:8: column "pirce" does not exist in stream "trades"
                            SELECT pirce FROM trades
                                   ^^^^^
                        hint: did you mean "price"?\
                        """);
    }

    @Test
    void survivesAPlaceBehindTheText() {
        Diagnostic diagnostic =
                Diagnostic.of("SYNTAX_ERROR", "unexpected end").at(new Diagnostic.Place(3, 7, 1));
        assertThat(diagnostic.render("SELECT")).endsWith("\n    \n    ^");
    }

    @Test
    void suggestsOnlyWhatIsNear() {
        List<String> names = List.of("price", "quantity", "symbol");
        assertThat(Suggestions.nearest("pirce", names)).hasValue("price");
        assertThat(Suggestions.nearest("QUANTTY", names)).hasValue("quantity");
        assertThat(Suggestions.nearest("volume", names)).isEmpty();
    }
}
