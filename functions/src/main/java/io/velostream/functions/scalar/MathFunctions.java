package io.velostream.functions.scalar;

import io.velostream.functions.FunctionException;
import io.velostream.functions.NullResult;
import io.velostream.functions.ScalarFunction;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers to numbers. What PostgreSQL answers, but for a division by zero, which is null.
public final class MathFunctions {
    private MathFunctions() {}

    @ScalarFunction(
            value = "ABS(BIGINT) -> BIGINT",
            description = "The number without its sign.",
            examples = {"ABS(-5) -> 5", "ABS(-2.50) -> 2.50"})
    public static long abs(long x) {
        return Math.absExact(x);
    }

    @ScalarFunction("ABS(DOUBLE) -> DOUBLE")
    public static double abs(double x) {
        return Math.abs(x);
    }

    @ScalarFunction("ABS(DECIMAL(p, s)) -> DECIMAL(p, s)")
    public static long absDecimal(long x) {
        return Math.abs(x);
    }

    @ScalarFunction("ABS(DECIMAL(p, s)) -> DECIMAL(p, s)")
    public static BigDecimal abs(BigDecimal x) {
        return x.abs();
    }

    @ScalarFunction(
            value = "MOD(BIGINT, BIGINT) -> BIGINT",
            description = "The rest of a division, with the sign of the dividend; null for 0.",
            examples = {"MOD(7, 3) -> 1", "MOD(-7, 3) -> -1", "MOD(7, 0) -> NULL"})
    public static long mod(long a, long b, NullResult none) {
        return b == 0 ? none.asLong() : a % b;
    }

    @ScalarFunction("MOD(DOUBLE, DOUBLE) -> DOUBLE")
    public static double mod(double a, double b, NullResult none) {
        return b == 0 ? none.asDouble() : a % b;
    }

    @ScalarFunction(
            value = "SQRT(DOUBLE) -> DOUBLE",
            description = "The square root; a negative number is an error.",
            examples = "SQRT(2.25) -> 1.5")
    public static double sqrt(double x) {
        if (x < 0) {
            throw new FunctionException("square root of a negative number");
        }
        return Math.sqrt(x);
    }

    @ScalarFunction(
            value =
                    "ROUND(DECIMAL(p, s), n) -> DECIMAL(p - s + 1 + max(0, min(n, s)), max(0,"
                            + " min(n, s)))",
            description = "Rounded to n places behind the point, half away from zero.",
            examples = {"ROUND(2.345, 2) -> 2.35"})
    public static BigDecimal roundTo(BigDecimal x, long places) {
        return round(x, places);
    }

    @ScalarFunction("ROUND(DECIMAL(p, s), BIGINT) -> DECIMAL(p + 1, s)")
    public static BigDecimal round(BigDecimal x, long places) {
        return x.setScale((int) Math.clamp(places, -40, x.scale()), RoundingMode.HALF_UP);
    }
}
