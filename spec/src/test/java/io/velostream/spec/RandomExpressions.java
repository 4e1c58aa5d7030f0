package io.velostream.spec;

import java.util.SplittableRandom;

/// Random expressions over the columns of [RandomSql] whose text means the same to Velostream and
/// to DuckDB.
///
/// Left out on purpose, because the two differ: decimal division (DuckDB: DOUBLE), division of
/// doubles by zero (DuckDB: infinity, we: NULL), integer overflow (DuckDB fails the query, we the
/// row), rounding of halves of doubles (DuckDB: to even), a backslash in LIKE (DuckDB: a character
/// like others).
final class RandomExpressions {
    private enum Kind {
        INTEGER,
        DOUBLE,
        DECIMAL,
        STRING,
        BOOLEAN,
        TIMESTAMP,
        DATE
    }

    private final SplittableRandom random;

    RandomExpressions(SplittableRandom random) {
        this.random = random;
    }

    /// An expression of any type.
    ///
    /// @param depth how many calls and operators may be nested
    String any(int depth) {
        return expression(anyKind(), depth);
    }

    private Kind anyKind() {
        return Kind.values()[random.nextInt(Kind.values().length)];
    }

    private String expression(Kind kind, int depth) {
        if (depth > 0 && random.nextInt(12) == 0) {
            return "CASE i WHEN 1 THEN "
                    + expression(kind, depth - 1)
                    + " WHEN "
                    + integer(depth - 1)
                    + " THEN "
                    + expression(kind, depth - 1)
                    + " END";
        }
        if (depth > 0 && random.nextInt(6) == 0) {
            return "CASE WHEN "
                    + bool(depth - 1)
                    + " THEN "
                    + expression(kind, depth - 1)
                    + (random.nextBoolean() ? " ELSE " + expression(kind, depth - 1) : "")
                    + " END";
        }
        if (depth > 0 && random.nextInt(8) == 0) {
            String a = expression(kind, depth - 1);
            String b = expression(kind, depth - 1);
            return (random.nextBoolean() ? "COALESCE(" : "NULLIF(") + a + ", " + b + ")";
        }
        return switch (kind) {
            case INTEGER -> integer(depth);
            case DOUBLE -> dbl(depth);
            case DECIMAL -> dec(depth);
            case STRING -> string(depth);
            case BOOLEAN -> bool(depth);
            case TIMESTAMP -> timestamp(depth);
            case DATE -> date(depth);
        };
    }

    String integer(int depth) {
        if (depth == 0) {
            return pick("i", "i", "j", "n", String.valueOf(random.nextInt(30)));
        }
        return switch (random.nextInt(13)) {
            case 0 -> "(" + integer(depth - 1) + " + " + integer(depth - 1) + ")";
            case 1 -> "(" + integer(depth - 1) + " - " + integer(depth - 1) + ")";
            case 2 -> "(i * " + random.nextInt(9) + ")";
            case 3 -> "(" + integer(depth - 1) + " % " + pick("3", "7", "i") + ")";
            case 4 -> "ABS(" + integer(depth - 1) + ")";
            case 5 -> "LENGTH(" + string(depth - 1) + ")";
            case 6 ->
                    pick("LEAST(", "GREATEST(")
                            + integer(depth - 1)
                            + ", "
                            + integer(depth - 1)
                            + ")";
            case 7 -> "POSITION(" + pick("'a'", "'i'", "s") + " IN " + string(depth - 1) + ")";
            case 8 -> "EXTRACT(" + datePart() + " FROM " + timestamp(depth - 1) + ")";
            case 9 -> "CAST(" + dec(depth - 1) + " AS BIGINT)";
            case 10 -> "TRY_CAST(" + pick("s", "CAST(n AS STRING)", "t") + " AS BIGINT)";
            case 11 -> "MOD(" + integer(depth - 1) + ", 5)";
            default -> "CAST(" + pick("i", "j", "n") + " AS BIGINT)";
        };
    }

    String dbl(int depth) {
        if (depth == 0) {
            return pick("x", "y", "x", random.nextInt(100) + ".5e0");
        }
        return switch (random.nextInt(8)) {
            case 0 -> "(" + dbl(depth - 1) + " + " + dbl(depth - 1) + ")";
            case 1 -> "(" + dbl(depth - 1) + " * " + dbl(depth - 1) + ")";
            case 2 -> "(" + integer(depth - 1) + " / NULLIF(" + integer(depth - 1) + ", 0))";
            case 3 -> "(" + dbl(depth - 1) + " / NULLIF(" + dbl(depth - 1) + ", 0))";
            case 4 -> pick("FLOOR(", "CEIL(", "ABS(") + dbl(depth - 1) + ")";
            case 5 -> "(- " + dbl(depth - 1) + ")";
            case 6 -> "CAST(" + integer(depth - 1) + " AS DOUBLE)";
            default -> "SQRT(ABS(" + dbl(depth - 1) + "))";
        };
    }

    String dec(int depth) {
        if (depth == 0) {
            return pick("d", "d", decimal());
        }
        return switch (random.nextInt(7)) {
            case 0 -> "(" + dec(depth - 1) + " + " + dec(depth - 1) + ")";
            case 1 -> "(" + dec(depth - 1) + " - " + dec(depth - 1) + ")";
            case 2 -> "(d * " + decimal() + ")";
            case 3 -> "ABS(" + dec(depth - 1) + ")";
            case 4 -> "ROUND(" + dec(depth - 1) + ", 1)";
            case 5 -> pick("LEAST(", "GREATEST(") + dec(depth - 1) + ", " + dec(depth - 1) + ")";
            default -> "CAST(" + integer(0) + " AS DECIMAL(12, 2))";
        };
    }

    String string(int depth) {
        if (depth == 0) {
            return pick("s", "t", "'" + word() + "'");
        }
        return switch (random.nextInt(13)) {
            case 0 -> "(" + string(depth - 1) + " || " + string(depth - 1) + ")";
            case 1 -> pick("UPPER(", "LOWER(", "TRIM(") + string(depth - 1) + ")";
            case 2 -> "SUBSTRING(" + string(depth - 1) + ", 2, 3)";
            case 3 -> "REPLACE(" + string(depth - 1) + ", 'a', 'zz')";
            case 4 -> pick("LEFT(", "RIGHT(") + string(depth - 1) + ", 2)";
            case 5 -> "CAST(" + integer(depth - 1) + " AS STRING)";
            case 6 -> "SPLIT_PART(t, ' ', " + (1 + random.nextInt(3)) + ")";
            case 7 -> pick("LTRIM(", "RTRIM(") + string(depth - 1) + ", 'ak')";
            case 8 -> "CAST(" + dec(depth - 1) + " AS STRING)";
            case 9 -> "CAST(" + bool(depth - 1) + " AS STRING)";
            case 10 -> "CAST(" + date(depth - 1) + " AS STRING)";
            case 11 -> pick("LEAST(s, t)", "GREATEST(s, 'fig')");
            default -> "CONCAT(" + string(depth - 1) + ", " + string(depth - 1) + ")";
        };
    }

    String timestamp(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(4)) {
            case 1 ->
                    "(ts + INTERVAL '"
                            + random.nextInt(90)
                            + "' "
                            + pick("MINUTE", "SECOND", "DAY")
                            + ")";
            case 2 -> "DATE_TRUNC('" + pick("hour", "day", "minute", "month") + "', ts)";
            case 3 -> "CAST(" + date(depth - 1) + " AS TIMESTAMP)";
            default -> "ts";
        };
    }

    private String date(int depth) {
        return switch (depth == 0 ? random.nextInt(4) : random.nextInt(6)) {
            case 0 -> "DATE '2024-01-%02d'".formatted(day());
            case 4, 5 -> "CAST(" + timestamp(depth - 1) + " AS DATE)";
            default -> "dt";
        };
    }

    private String datePart() {
        return pick("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "DOW", "DOY", "WEEK", "QUARTER");
    }

    String bool(int depth) {
        if (depth == 0) {
            return pick("b", "b", "(i > 3)", "(s = 'kiwi')");
        }
        return switch (random.nextInt(18)) {
            case 0 -> "(" + bool(depth - 1) + " AND " + bool(depth - 1) + ")";
            case 1 -> "(" + bool(depth - 1) + " OR " + bool(depth - 1) + ")";
            case 2 -> "(NOT " + bool(depth - 1) + ")";
            case 3 -> "(" + integer(depth - 1) + compare() + integer(depth - 1) + ")";
            case 4 -> "(" + dbl(depth - 1) + compare() + integer(depth - 1) + ")";
            case 5 -> "(" + string(depth - 1) + compare() + string(depth - 1) + ")";
            case 6 -> "(" + dec(depth - 1) + compare() + dec(depth - 1) + ")";
            case 7 -> "(" + expression(anyKind(), depth - 1) + pick(" IS NULL)", " IS NOT NULL)");
            case 8 ->
                    "("
                            + integer(depth - 1)
                            + pick("", " NOT")
                            + " BETWEEN "
                            + integer(0)
                            + " AND 12)";
            case 9 ->
                    "("
                            + pick("i IN (1, 2, 5)", "s IN ('kiwi', 'fig')", "i NOT IN (3, NULL)")
                            + ")";
            case 10 ->
                    "("
                            + string(depth - 1)
                            + pick("", " NOT")
                            + " LIKE '"
                            + pick("%i%", "k_w%", "a%", "%g")
                            + "')";
            case 11 -> "(" + timestamp(depth - 1) + compare() + timestamp(depth - 1) + ")";
            case 12 -> "(" + date(depth - 1) + compare() + pick("dt", "ts", "'2024-01-03'") + ")";
            case 13 -> "(" + bool(depth - 1) + pick(" = ", " <> ") + bool(depth - 1) + ")";
            case 14 -> "((" + bool(depth - 1) + pick(") IS TRUE)", ") IS NOT TRUE)", ") IS FALSE)");
            case 15 ->
                    "(" + string(depth - 1) + " ILIKE '" + pick("%I%", "K_w%", "ä%", "%G") + "')";
            case 16 -> "(d" + pick("", " NOT") + " BETWEEN " + dec(0) + " AND " + integer(0) + ")";
            default ->
                    "(i"
                            + pick(" IS DISTINCT FROM ", " IS NOT DISTINCT FROM ")
                            + integer(depth - 1)
                            + ")";
        };
    }

    private String compare() {
        return pick(" = ", " <> ", " < ", " <= ", " > ", " >= ");
    }

    String decimal() {
        return "%d.%02d".formatted(random.nextInt(0, 500), random.nextInt(100));
    }

    String word() {
        return pick("kiwi", "fig", "apple", "Äpfel", "banana", "a", "日本");
    }

    int day() {
        return 1 + random.nextInt(5);
    }

    String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
