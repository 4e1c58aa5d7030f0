package io.velostream.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Like;
import io.velostream.types.Batch;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.UserException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "NULL",
            value = {
                "'abc'     | 'abc'     | true",
                "'abc'     | 'ab'      | false",
                "'abc'     | 'abcd'    | false",
                "'abc'     | 'ABC'     | false",
                "''        | ''        | true",
                "''        | '%'       | true",
                "''        | '_'       | false",
                "'abc'     | 'a%'      | true",
                "'abc'     | '%c'      | true",
                "'abc'     | '%b%'     | true",
                "'abc'     | 'a%c'     | true",
                "'ac'      | 'a%c'     | true",
                "'a'       | 'a%a'     | false",
                "'abab'    | '%ab'     | true",
                "'aab'     | '%ab%b'   | false",
                "'abcabd'  | '%ab_'    | true",
                "'日本語'   | '___'     | true",
                "'日本語'   | '_本%'    | true",
                "'日本語'   | '%_語'    | true",
                "'😀'      | '_'       | true",
                "'日'      | '__'      | false",
                "'a.c'     | 'a.c'     | true",
                "'abc'     | 'a.c'     | false",
                "'100%'    | '100!%'   | true",
                "'1000'    | '100!%'   | false",
                "'a_b'     | 'a!_b'    | true",
                "'axb'     | 'a!_b'    | false",
                "'a!b'     | 'a!!b'    | true",
                "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaab' | '%a%a%a%a%a%a%a%a%a%a%c' | false",
                "NULL      | '%'       | null",
                "'a'       | NULL      | null",
            })
    void matches(String text, String pattern, String expected) {
        Batch batch =
                Evaluation.row(
                        new SqlType[] {Basic.STRING, Basic.STRING}, new Object[] {text, pattern});
        RowExpression operand = Evaluation.column(0, Basic.STRING);
        Optional<Character> escape = Optional.of('!');
        Like byColumn = new Like(operand, Evaluation.column(1, Basic.STRING), escape);
        Like byConstant = new Like(operand, Evaluation.literal(Basic.STRING, pattern), escape);

        assertThat(Evaluation.of(byColumn, batch)).isEqualTo(expected);
        assertThat(Evaluation.of(byConstant, batch)).isEqualTo(expected);
    }

    @Test
    void aPatternMustNotEndWithItsEscapeCharacter() {
        Batch batch =
                Evaluation.row(
                        new SqlType[] {Basic.STRING, Basic.STRING}, new Object[] {"a", "a!"});
        RowExpression operand = Evaluation.column(0, Basic.STRING);
        Optional<Character> escape = Optional.of('!');
        Like byColumn = new Like(operand, Evaluation.column(1, Basic.STRING), escape);
        Like byConstant = new Like(operand, Evaluation.literal(Basic.STRING, "a!"), escape);

        assertThat(Evaluation.of(byColumn, batch)).isEqualTo("INVALID_PATTERN");
        assertThatThrownBy(() -> Evaluation.of(byConstant, batch))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("'a!' ends with its escape character");
    }
}
