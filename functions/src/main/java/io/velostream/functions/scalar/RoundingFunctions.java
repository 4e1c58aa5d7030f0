package io.velostream.functions.scalar;

import io.velostream.functions.ScalarFunction;
import io.velostream.functions.TypeVariable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// ROUND, TRUNC, CEIL and FLOOR.
///
/// Of a decimal the result is a decimal: without places if none are asked for; with as many as a
/// literal asks for (at most its own); with its own if the number of places is computed. ROUND,
/// CEIL and FLOOR may need one digit more in front. ROUND goes away from zero in the middle, for
/// DOUBLE too, where the middle is judged by the digits that are printed: `ROUND(2.675E0, 2)` is
/// 2.68.
public final class RoundingFunctions {
    private static final int MOST_PLACES = 40;

    /// Powers of ten that fit a long.
    private static final long[] TENS = new long[19];

    static {
        TENS[0] = 1;
        for (int i = 1; i < TENS.length; i++) {
            TENS[i] = TENS[i - 1] * 10;
        }
    }

    private RoundingFunctions() {}

    @ScalarFunction(
            value = "ROUND(BIGINT) -> BIGINT",
            description = "Rounded to n places behind the point (0), half away from zero.",
            examples = {
                "ROUND(2.345, 2) -> 2.35",
                "ROUND(-2.5) -> -3",
                "ROUND(1250, -2) -> 1300",
                "ROUND(2.5E0) -> 3.0",
                "ROUND(2.675E0, 2) -> 2.68"
            })
    public static long round(long x) {
        return x;
    }

    @ScalarFunction("ROUND(BIGINT, BIGINT) -> BIGINT")
    public static long round(long x, long places) {
        return places >= 0 ? x : rounded(x, places, RoundingMode.HALF_UP);
    }

    private static long rounded(long x, long places, RoundingMode mode) {
        int zeros = (int) Math.max(places, -MOST_PLACES);
        BigInteger result = BigDecimal.valueOf(x).setScale(zeros, mode).toBigInteger();
        return result.longValueExact();
    }

    @ScalarFunction("ROUND(DOUBLE) -> DOUBLE")
    public static double round(double x) {
        double whole = Math.floor(Math.abs(x));
        double away = Math.abs(x) - whole >= 0.5 ? whole + 1 : whole;
        // Infinity minus itself is no number, and its rounding must stay infinite.
        return Double.isFinite(x) ? Math.copySign(away, x) : x;
    }

    @ScalarFunction("ROUND(DOUBLE, BIGINT) -> DOUBLE")
    public static double round(double x, long places) {
        if (places >= 0 && places < TENS.length) {
            double scaled = Math.abs(x) * TENS[(int) places];
            double whole = Math.floor(scaled);
            double rest = scaled - whole;
            // Far enough from the middle that the error of the product cannot matter.
            if (scaled < 1L << 40 && Math.abs(rest - 0.5) > 1e-3) {
                return Math.copySign((rest > 0.5 ? whole + 1 : whole) / TENS[(int) places], x);
            }
        }
        return byDigits(x, places, RoundingMode.HALF_UP);
    }

    private static double byDigits(double x, long places, RoundingMode mode) {
        if (!Double.isFinite(x) || places > 340) {
            return x;
        }
        BigDecimal digits = new BigDecimal(Double.toString(x));
        double result = digits.setScale((int) Math.max(places, -340), mode).doubleValue();
        return Math.copySign(result, x);
    }

    @ScalarFunction("ROUND(DECIMAL(p, s)) -> DECIMAL(p - s + 1, 0)")
    public static long roundDecimal(long x, @TypeVariable("s") int scale) {
        return divideHalfUp(x, scale);
    }

    @ScalarFunction("ROUND(DECIMAL(p, s)) -> DECIMAL(p - s + 1, 0)")
    public static BigDecimal round(BigDecimal x) {
        return x.setScale(0, RoundingMode.HALF_UP);
    }

    @ScalarFunction(
            "ROUND(DECIMAL(p, s), n) -> DECIMAL(p - s + 1 + max(0, min(n, s)), max(0, min(n, s)))")
    public static long roundTo(
            long x, long places, @TypeVariable("s") int scale, @TypeVariable("n") int literal) {
        if (literal >= 0) {
            return literal >= scale ? x : divideHalfUp(x, scale - literal);
        }
        int zeros = Math.min(-literal, TENS.length - 1 - scale);
        return -literal > zeros ? 0 : divideHalfUp(x, scale + zeros) * TENS[zeros];
    }

    @ScalarFunction(
            "ROUND(DECIMAL(p, s), n) -> DECIMAL(p - s + 1 + max(0, min(n, s)), max(0, min(n, s)))")
    public static BigDecimal roundTo(BigDecimal x, long places) {
        return round(x, places);
    }

    @ScalarFunction("ROUND(DECIMAL(p, s), BIGINT) -> DECIMAL(p + 1, s)")
    public static BigDecimal round(BigDecimal x, long places) {
        return x.setScale(Math.clamp(places, -MOST_PLACES, x.scale()), RoundingMode.HALF_UP);
    }

    /// Without its last `digits` digits.
    private static long divideHalfUp(long x, int digits) {
        long divisor = TENS[digits];
        long quotient = x / divisor;
        long rest = Math.abs(x % divisor);
        return rest >= divisor - rest ? quotient + Long.signum(x) : quotient;
    }

    @ScalarFunction(
            value = "TRUNC(BIGINT) -> BIGINT",
            aliases = "TRUNCATE",
            description = "Without what is behind n places behind the point (0).",
            examples = {
                "TRUNC(2.349, 2) -> 2.34",
                "TRUNC(-2.5) -> -2",
                "TRUNC(1250, -2) -> 1200",
                "TRUNC(-2.5E0) -> -2.0"
            })
    public static long trunc(long x) {
        return x;
    }

    @ScalarFunction("TRUNC(BIGINT, BIGINT) -> BIGINT")
    public static long trunc(long x, long places) {
        return places >= 0 ? x : rounded(x, places, RoundingMode.DOWN);
    }

    @ScalarFunction("TRUNC(DOUBLE) -> DOUBLE")
    public static double trunc(double x) {
        return x < 0 ? Math.ceil(x) : Math.floor(x);
    }

    @ScalarFunction("TRUNC(DOUBLE, BIGINT) -> DOUBLE")
    public static double trunc(double x, long places) {
        return byDigits(x, places, RoundingMode.DOWN);
    }

    @ScalarFunction("TRUNC(DECIMAL(p, s)) -> DECIMAL(p - s + 1, 0)")
    public static long truncDecimal(long x, @TypeVariable("s") int scale) {
        return x / TENS[scale];
    }

    @ScalarFunction("TRUNC(DECIMAL(p, s)) -> DECIMAL(p - s + 1, 0)")
    public static BigDecimal trunc(BigDecimal x) {
        return x.setScale(0, RoundingMode.DOWN);
    }

    @ScalarFunction(
            "TRUNC(DECIMAL(p, s), n) -> DECIMAL(p - s + 1 + max(0, min(n, s)), max(0, min(n, s)))")
    public static BigDecimal truncTo(BigDecimal x, long places) {
        return trunc(x, places);
    }

    @ScalarFunction("TRUNC(DECIMAL(p, s), BIGINT) -> DECIMAL(p, s)")
    public static BigDecimal trunc(BigDecimal x, long places) {
        return x.setScale(Math.clamp(places, -MOST_PLACES, x.scale()), RoundingMode.DOWN);
    }

    @ScalarFunction(
            value = "CEIL(BIGINT) -> BIGINT",
            aliases = "CEILING",
            description = "The least whole number that is not below.",
            examples = {"CEIL(2.1) -> 3", "CEIL(-2.9) -> -2", "CEIL(2.1E0) -> 3.0"})
    public static long ceil(long x) {
        return x;
    }

    @ScalarFunction("CEIL(DOUBLE) -> DOUBLE")
    public static double ceil(double x) {
        return Math.ceil(x);
    }

    @ScalarFunction("CEIL(DECIMAL(p, s)) -> DECIMAL(p - s + 1, 0)")
    public static long ceilDecimal(long x, @TypeVariable("s") int scale) {
        return Math.ceilDiv(x, TENS[scale]);
    }

    @ScalarFunction("CEIL(DECIMAL(p, s)) -> DECIMAL(p - s + 1, 0)")
    public static BigDecimal ceil(BigDecimal x) {
        return x.setScale(0, RoundingMode.CEILING);
    }

    @ScalarFunction(
            value = "FLOOR(BIGINT) -> BIGINT",
            description = "The greatest whole number that is not above.",
            examples = {"FLOOR(2.9) -> 2", "FLOOR(-2.1) -> -3", "FLOOR(2.9E0) -> 2.0"})
    public static long floor(long x) {
        return x;
    }

    @ScalarFunction("FLOOR(DOUBLE) -> DOUBLE")
    public static double floor(double x) {
        return Math.floor(x);
    }

    @ScalarFunction("FLOOR(DECIMAL(p, s)) -> DECIMAL(p - s + 1, 0)")
    public static long floorDecimal(long x, @TypeVariable("s") int scale) {
        return Math.floorDiv(x, TENS[scale]);
    }

    @ScalarFunction("FLOOR(DECIMAL(p, s)) -> DECIMAL(p - s + 1, 0)")
    public static BigDecimal floor(BigDecimal x) {
        return x.setScale(0, RoundingMode.FLOOR);
    }
}
