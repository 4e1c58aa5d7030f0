package io.velostream.functions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Calls that fail their row, and calls at the border of that.
class ScalarErrorsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                            SQRT(-1)                              | FUNCTION_ERROR: SQRT: the square root of a negative number does not exist
                            ABS(-9223372036854775808)             | NUMERIC_OVERFLOW: ABS: the result does not fit BIGINT
                            LN(0)                                 | FUNCTION_ERROR: LN: only numbers above zero have a logarithm
                            POWER(10, 400)                        | NUMERIC_OVERFLOW: POWER: the result does not fit DOUBLE
                            POWER(0, -1)                          | FUNCTION_ERROR: POWER: zero has no negative powers
                            POWER(-8, 0.5)                        | FUNCTION_ERROR: POWER: a negative number has no fractional powers
                            SUBSTRING('a', 1, -1)                 | FUNCTION_ERROR: SUBSTRING: a length cannot be negative
                            SPLIT_PART('a', ',', 0)               | FUNCTION_ERROR: SPLIT_PART: parts are numbered from 1
                            REPEAT('a', 99999999999)              | FUNCTION_ERROR: REPEAT: the result is too long
                            REPEAT('', 99999999999)               | ''
                            REGEXP_EXTRACT('a', 'a', 1)           | FUNCTION_ERROR: REGEXP_EXTRACT: "a" has no group 1, its groups are 0 to 0
                            REGEXP_EXTRACT('Zürich', 'ü(.)', 1)   | r
                            CHR(0)                                | FUNCTION_ERROR: CHR: there is no character 0
                            EXTRACT('hour', DATE '2024-01-01')    | 0
                            EXTRACT('doy', TIME '10:00:00')       | FUNCTION_ERROR: EXTRACT: a time of day has no field DOY
                            FROM_UNIXTIME(9223372036854775807)    | NUMERIC_OVERFLOW: FROM_UNIXTIME: the result does not fit TIMESTAMP
                            TO_TIMESTAMP('yesterday')             | FUNCTION_ERROR: TO_TIMESTAMP: "yesterday" is not a timestamp
                            ROUND(9223372036854775807, -1)        | NUMERIC_OVERFLOW: ROUND: the result does not fit BIGINT
                            ROUND(99999999999999999.5)            | 100000000000000000
                            DATE_FORMAT(0, '%d %b %Y at %H''%M')  | 01 Jan 1970 at 00'00
                    DATE_FORMAT(0, '%F %T.%f %% %p')      | 1970-01-01 00:00:00.000000 % AM
                    TO_TIMESTAMP('10:30', '%H:%M')        | 1970-01-01T10:30:00
                    TO_TIMESTAMP('30.02.2024', 'dd.MM.yyyy') | FUNCTION_ERROR: TO_TIMESTAMP: "30.02.2024" does not follow the pattern
                    TO_TIMESTAMP('x', 'dd.MM.yyyy')       | FUNCTION_ERROR: TO_TIMESTAMP: "x" does not follow the pattern
                    ROUND(0.5E0, 400)                     | 0.5
                            ROUND(9.99, 1)                        | 10.0
                            ROUND(9.99, 5)                        | 9.99
                            ROUND(9.99, -1)                       | 10
                            ROUND(9.99, -30)                      | 0
                            TRUNC(-9.99, 1)                       | -9.9
                            CEIL(9.01)                            | 10
                            FLOOR(-0.01)                          | -1
                            MOD(12345678901234567890.5, 7)        | 1.5
                            ABS(NULL)                             | NULL
                            CONCAT(NULL)                          | ''
                            LEAST(NULL, NULL)                     | NULL
                            GREATEST(1, 2.5, 2.25E0)              | 2.5
                            UPPER(NULL)                           | NULL
                    """)
    void givesTheResultOrTheError(String expression, String expected) {
        assertThat(Examples.evaluate(FunctionCatalog.standard(), expression)).isEqualTo(expected);
    }
}
