package io.velostream.functions.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Array;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
    /// The result type and the parameters, or `no`.
    private static String match(String signature, String arguments) {
        List<SqlType> types = new ArrayList<>();
        List<Optional<Object>> literals = new ArrayList<>();
        for (String argument : arguments.isEmpty() ? new String[0] : arguments.split(" ")) {
            boolean isLiteral = argument.matches("-?\\d+");
            types.add(isLiteral ? Basic.BIGINT : type(argument));
            literals.add(isLiteral ? Optional.of(Long.valueOf(argument)) : Optional.empty());
        }
        return Signature.parse(signature)
                .match(types, literals)
                .map(m -> m.result() + " of " + m.parameters())
                .orElse("no");
    }

    /// `DEC5.2` is DECIMAL(5, 2), `ARR_INT` an array.
    private static SqlType type(String text) {
        if (text.startsWith("DEC")) {
            String[] numbers = text.substring(3).split("\\.", 2);
            return new Decimal(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
        }
        return text.startsWith("ARR_") ? new Array(type(text.substring(4))) : Basic.valueOf(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    F(BIGINT) -> BIGINT                                | BIGINT         | BIGINT of [BIGINT]
                    F(BIGINT) -> BIGINT                                | INT            | BIGINT of [BIGINT]
                    F(BIGINT) -> BIGINT                                | NULL           | BIGINT of [BIGINT]
                    F(BIGINT) -> BIGINT                                | DOUBLE         | no
                    F(BIGINT) -> BIGINT                                | STRING         | no
                    F(STRING) -> STRING                                | BIGINT         | no
                    F(DOUBLE) -> DOUBLE                                | DEC5.2         | DOUBLE of [DOUBLE]
                    F(TIMESTAMP) -> DATE                               | DATE           | DATE of [TIMESTAMP]
                    F(DATE) -> DATE                                    | TIMESTAMP      | no
                    F(DECIMAL(p, s)) -> DECIMAL(p + 1, s)              | DEC5.2         | DECIMAL(6, 2) of [DECIMAL(5, 2)]
                    F(DECIMAL(p, s)) -> DECIMAL(p + 1, s)              | DEC38.2        | DECIMAL(38, 2) of [DECIMAL(38, 2)]
                    F(DECIMAL(p, s)) -> DECIMAL(38, max(s, 6))         | INT            | DECIMAL(38, 6) of [DECIMAL(10, 0)]
                    F(DECIMAL(p, s), DECIMAL(p, s)) -> DECIMAL(p, s)   | DEC5.2 DEC6.4  | DECIMAL(7, 4) of [DECIMAL(7, 4), DECIMAL(7, 4)]
                    F(DECIMAL(p, s), DECIMAL(p, s)) -> DECIMAL(p, s)   | DEC5.2 BIGINT  | DECIMAL(21, 2) of [DECIMAL(21, 2), DECIMAL(21, 2)]
                    F(DECIMAL(p, s), DECIMAL(p, s)) -> DECIMAL(p, s)   | DEC5.2 7       | DECIMAL(5, 2) of [DECIMAL(5, 2), DECIMAL(5, 2)]
                    F(DECIMAL(p, s), n) -> DECIMAL(p - s + n, n)       | DEC9.4 2       | DECIMAL(7, 2) of [DECIMAL(9, 4), BIGINT]
                    F(DECIMAL(p, s), n) -> DECIMAL(p, min(n, s))       | DEC9.4 BIGINT  | no
                    F(T, T) -> T                                       | INT DOUBLE     | DOUBLE of [DOUBLE, DOUBLE]
                    F(T, T) -> T                                       | STRING NULL    | STRING of [STRING, STRING]
                    F(T, T) -> T                                       | STRING INT     | no
                    F(T...) -> T                                       | INT INT DEC5.2 | DECIMAL(12, 2) of [DECIMAL(12, 2), DECIMAL(12, 2), DECIMAL(12, 2)]
                    F(T...) -> T                                       | NULL           | NULL of [NULL]
                    F(STRING, ANY...) -> STRING                        | STRING INT     | STRING of [STRING, INT]
                    F(STRING, ANY...) -> STRING                        | STRING         | no
                    F(ARRAY<T>, T) -> T                                | ARR_INT BIGINT | no
                    F(ARRAY<T>, T) -> T                                | ARR_INT INT    | INT of [ARRAY<INT>, INT]
                    F(INTERVAL MONTH) -> BIGINT                        | INTERVAL_MONTH | BIGINT of [INTERVAL MONTH]
                    F(*) -> BIGINT                                     | ''             | BIGINT of []
                    """)
    void matchesAndBindsVariables(String signature, String arguments, String expected) {
        assertThat(match(signature, arguments)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    BIGINT | F(BIGINT) -> BIGINT
                    INT    | F(BIGINT) -> BIGINT
                    DEC5.2 | F(DECIMAL(p, s)) -> DECIMAL(p, s)
                    DOUBLE | F(DOUBLE) -> DOUBLE
                    STRING | F(ANY) -> STRING
                    NULL   | F(BIGINT) -> BIGINT
                    """)
    void theNearestSignatureWins(String argument, String expected) {
        List<Signature> candidates =
                Arrays.asList(
                        Signature.parse("F(BIGINT) -> BIGINT"),
                        Signature.parse("F(ANY) -> STRING"),
                        Signature.parse("F(DECIMAL(p, s)) -> DECIMAL(p, s)"),
                        Signature.parse("F(DOUBLE) -> DOUBLE"));
        List<Overloads.Choice<Signature>> fitting =
                Overloads.fitting(
                        candidates, s -> s, List.of(type(argument)), List.of(Optional.empty()));
        assertThat(fitting.getFirst().candidate()).hasToString(expected);
    }

    @Test
    void aFaultySignatureIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> Signature.parse("F(BIGNIT) -> BIGINT"))
                .hasMessageContaining("\"F(BIGNIT) -> BIGINT\", at character 9")
                .hasMessageContaining("there is no type BIGNIT");
        assertThatThrownBy(() -> Signature.parse("F(ANY..., INT) -> INT"))
                .hasMessageContaining("only the last parameter may be repeated");
        assertThatThrownBy(() -> Signature.parse("F(INT)")).hasMessageContaining("expected ->");
    }
}
