package io.velostream.functions.scalar;

import io.velostream.functions.FunctionException;
import io.velostream.functions.NullResult;
import io.velostream.functions.ScalarFunction;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Numbers to numbers, but for rounding. What PostgreSQL answers, except that a division by zero is
/// null.
public final class MathFunctions {
    private MathFunctions() {}

    @ScalarFunction(
            value = "ABS(BIGINT) -> BIGINT",
            description = "The number without its sign.",
            examples = {"ABS(-5) -> 5", "ABS(-2.50) -> 2.50", "ABS(-1.5E0) -> 1.5"})
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
            value = "SIGN(BIGINT) -> BIGINT",
            description = "-1, 0 or 1.",
            examples = {"SIGN(-5) -> -1", "SIGN(0.25) -> 1"})
    public static long sign(long x) {
        return Long.signum(x);
    }

    @ScalarFunction("SIGN(DOUBLE) -> DOUBLE")
    public static double sign(double x) {
        return Math.signum(x);
    }

    @ScalarFunction("SIGN(DECIMAL(p, s)) -> BIGINT")
    public static long signDecimal(long x) {
        return Long.signum(x);
    }

    @ScalarFunction("SIGN(DECIMAL(p, s)) -> BIGINT")
    public static long sign(BigDecimal x) {
        return x.signum();
    }

    @ScalarFunction(
            value = "MOD(BIGINT, BIGINT) -> BIGINT",
            description = "The rest of a division, with the sign of the dividend; null for 0.",
            examples = {
                "MOD(7, 3) -> 1",
                "MOD(-7, 3) -> -1",
                "MOD(7, 0) -> NULL",
                "MOD(7.5, 2) -> 1.5"
            })
    public static long mod(long a, long b, NullResult none) {
        return b == 0 ? none.asLong() : a % b;
    }

    @ScalarFunction("MOD(DOUBLE, DOUBLE) -> DOUBLE")
    public static double mod(double a, double b, NullResult none) {
        return b == 0 ? none.asDouble() : a % b;
    }

    /// Of the same scale, so that the stored integers can be divided.
    @ScalarFunction("MOD(DECIMAL(p, s), DECIMAL(p, s)) -> DECIMAL(p, s)")
    public static long modDecimal(long a, long b, NullResult none) {
        return b == 0 ? none.asLong() : a % b;
    }

    @ScalarFunction("MOD(DECIMAL(p, s), DECIMAL(p, s)) -> DECIMAL(p, s)")
    public static @Nullable BigDecimal mod(BigDecimal a, BigDecimal b) {
        return b.signum() == 0 ? null : a.remainder(b);
    }

    @ScalarFunction(
            value = "SQRT(DOUBLE) -> DOUBLE",
            description = "The square root; a negative number is an error.",
            examples = "SQRT(2.25) -> 1.5")
    public static double sqrt(double x) {
        if (x < 0) {
            throw new FunctionException("the square root of a negative number does not exist");
        }
        return Math.sqrt(x);
    }

    @ScalarFunction(
            value = "CBRT(DOUBLE) -> DOUBLE",
            description = "The cube root.",
            examples = "CBRT(-27) -> -3.0")
    public static double cbrt(double x) {
        return Math.cbrt(x);
    }

    @ScalarFunction(
            value = "POWER(DOUBLE, DOUBLE) -> DOUBLE",
            aliases = "POW",
            description = "The first number to the power of the second.",
            examples = {"POWER(2, 10) -> 1024.0", "POWER(2, -1) -> 0.5"})
    public static double power(double base, double exponent) {
        if (base == 0 && exponent < 0) {
            throw new FunctionException("zero has no negative powers");
        }
        double result = Math.pow(base, exponent);
        if (Double.isNaN(result) && !Double.isNaN(base) && !Double.isNaN(exponent)) {
            throw new FunctionException("a negative number has no fractional powers");
        }
        return finite(result, Double.isInfinite(base) || Double.isInfinite(exponent));
    }

    @ScalarFunction(
            value = "EXP(DOUBLE) -> DOUBLE",
            description = "e to the power of the number.",
            examples = "EXP(0) -> 1.0")
    public static double exp(double x) {
        return finite(Math.exp(x), Double.isInfinite(x));
    }

    private static double finite(double result, boolean mayBeInfinite) {
        if (Double.isInfinite(result) && !mayBeInfinite) {
            throw new FunctionException(
                    FunctionException.NUMERIC_OVERFLOW, "the result does not fit DOUBLE");
        }
        return result;
    }

    @ScalarFunction(
            value = "LN(DOUBLE) -> DOUBLE",
            description = "The natural logarithm; of zero and less it is an error.",
            examples = "LN(1) -> 0.0")
    public static double ln(double x) {
        return Math.log(positive(x));
    }

    @ScalarFunction(
            value = "LOG10(DOUBLE) -> DOUBLE",
            description = "The logarithm to base 10; of zero and less it is an error.",
            examples = "LOG10(1000) -> 3.0")
    public static double log10(double x) {
        return Math.log10(positive(x));
    }

    @ScalarFunction(
            value = "LOG2(DOUBLE) -> DOUBLE",
            description = "The logarithm to base 2; of zero and less it is an error.",
            examples = "LOG2(8) -> 3.0")
    public static double log2(double x) {
        return log(2, x);
    }

    @ScalarFunction(
            value = "LOG(DOUBLE) -> DOUBLE",
            description = "The logarithm to base 10, or to the base that stands first.",
            examples = {"LOG(100) -> 2.0", "LOG(2, 8) -> 3.0"})
    public static double log(double x) {
        return log10(x);
    }

    @ScalarFunction("LOG(DOUBLE, DOUBLE) -> DOUBLE")
    public static double log(double base, double x) {
        double divisor = Math.log(positive(base));
        if (divisor == 0) {
            throw new FunctionException("there is no logarithm to base 1");
        }
        return Math.log(positive(x)) / divisor;
    }

    private static double positive(double x) {
        if (x <= 0) {
            throw new FunctionException("only numbers above zero have a logarithm");
        }
        return x;
    }

    @ScalarFunction(
            value = "PI() -> DOUBLE",
            description = "π.",
            examples = "PI() -> 3.141592653589793")
    public static double pi() {
        return Math.PI;
    }

    @ScalarFunction(
            value = "SIN(DOUBLE) -> DOUBLE",
            description = "The sine of an angle in radians.",
            examples = "SIN(0) -> 0.0")
    public static double sin(double x) {
        return Math.sin(x);
    }

    @ScalarFunction(
            value = "COS(DOUBLE) -> DOUBLE",
            description = "The cosine of an angle in radians.",
            examples = "COS(0) -> 1.0")
    public static double cos(double x) {
        return Math.cos(x);
    }

    @ScalarFunction(
            value = "TAN(DOUBLE) -> DOUBLE",
            description = "The tangent of an angle in radians.",
            examples = "TAN(0) -> 0.0")
    public static double tan(double x) {
        return Math.tan(x);
    }

    @ScalarFunction(
            value = "ASIN(DOUBLE) -> DOUBLE",
            description = "The angle whose sine it is; an error outside -1 to 1.",
            examples = "ASIN(0) -> 0.0")
    public static double asin(double x) {
        return Math.asin(withinOne(x));
    }

    @ScalarFunction(
            value = "ACOS(DOUBLE) -> DOUBLE",
            description = "The angle whose cosine it is; an error outside -1 to 1.",
            examples = "ACOS(1) -> 0.0")
    public static double acos(double x) {
        return Math.acos(withinOne(x));
    }

    private static double withinOne(double x) {
        if (x < -1 || x > 1) {
            throw new FunctionException("the argument is not between -1 and 1");
        }
        return x;
    }

    @ScalarFunction(
            value = "ATAN(DOUBLE) -> DOUBLE",
            description = "The angle whose tangent it is.",
            examples = "ATAN(0) -> 0.0")
    public static double atan(double x) {
        return Math.atan(x);
    }

    @ScalarFunction(
            value = "ATAN2(DOUBLE, DOUBLE) -> DOUBLE",
            description = "The angle of the point (x, y), given y and x.",
            examples = "ATAN2(0, 1) -> 0.0")
    public static double atan2(double y, double x) {
        return Math.atan2(y, x);
    }

    @ScalarFunction(
            value = "DEGREES(DOUBLE) -> DOUBLE",
            description = "Radians as degrees.",
            examples = "DEGREES(0) -> 0.0")
    public static double degrees(double x) {
        return Math.toDegrees(x);
    }

    @ScalarFunction(
            value = "RADIANS(DOUBLE) -> DOUBLE",
            description = "Degrees as radians.",
            examples = "RADIANS(0) -> 0.0")
    public static double radians(double x) {
        return Math.toRadians(x);
    }
}
