package io.velostream.functions;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks an `int` parameter of a [ScalarFunction] that gets the value of a variable of the
/// signature, such as `s` of `DECIMAL(p, s)`.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface TypeVariable {
    /// The variable's name.
    String value();
}
