package io.velostream.functions;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a public static method an SQL function. The method sees one row; the engine writes the
/// loop around it.
///
/// | SQL type | Java parameter | Java result |
/// |---|---|---|
/// | INT, BIGINT, DATE, TIME, TIMESTAMP, INTERVAL | `long` (see [io.velostream.types.SqlType] for units) | `long` |
/// | DOUBLE | `double` | `double` |
/// | BOOLEAN | `boolean` | `boolean` |
/// | STRING, BYTES | [io.velostream.types.Text], a view to be read before returning, or `String` | `void`, written to a parameter [TextBuilder]; or `String` |
/// | STRING that means something | an enum, found by name ignoring case; or a class with `public static C of(String)`, made once for each new text | |
/// | DECIMAL of up to 18 digits | `long`, the stored integer | `long` |
/// | DECIMAL of any size | `BigDecimal` | `BigDecimal`, rounded half up to the result's scale |
///
/// - **Null.** A row in which an argument is null gives null without a call, unless that parameter
///   is marked `@Nullable` (reference types only). To return null, take a [NullResult] and return
///   what its methods give, call [TextBuilder#setNull], or return a null reference.
/// - **Errors.** A [FunctionException] fails the row with its reason. So does every other
///   `RuntimeException`: overflow in `Math.addExact` as `NUMERIC_OVERFLOW`, the rest as
///   `FUNCTION_ERROR`.
/// - **Type variables.** A parameter `@TypeVariable("s") int scale` gets the value of `s` in
///   `DECIMAL(p, s)`; it is not an argument of the SQL function.
/// - **Whole batches.** A method that takes one [ScalarCall] and returns a [ScalarKernel] makes the
///   loop itself: for any number of arguments, or types that only the call knows. With a
///   [FunctionException] it says that it does not take these types.
///
/// Several methods may have the same name and make one function with several signatures. If they
/// have the same signature too, the first that can hold the call's types is used: a fast one for
/// short decimals before a complete one.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ScalarFunction {
    /// Signatures such as `ROUND(DECIMAL(p, s), BIGINT) -> DECIMAL(p + 1, s)`. A type may be a
    /// variable (`T`, the common type of all arguments that it stands for), `ANY`, and the last
    /// parameter may be repeated (`ANY...`).
    String[] value();

    /// Other names of the function.
    String[] aliases() default {};

    /// One sentence; of the methods of one name, one says it.
    String description() default "";

    /// Such as `ABS(-5) -> 5`: an expression that a test evaluates, and the text it prints.
    String[] examples() default {};

    /// Whether equal arguments always give equal results.
    boolean deterministic() default true;
}
