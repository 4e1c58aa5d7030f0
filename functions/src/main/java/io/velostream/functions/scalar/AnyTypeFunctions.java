package io.velostream.functions.scalar;

import io.velostream.functions.FunctionException;
import io.velostream.functions.ScalarCall;
import io.velostream.functions.ScalarFunction;
import io.velostream.functions.ScalarKernel;
import io.velostream.types.TextColumn;
import java.nio.charset.StandardCharsets;

/// Functions of any number of arguments or of any type.
public final class AnyTypeFunctions {
    private AnyTypeFunctions() {}

    @ScalarFunction(
            value = "LEAST(T...) -> T",
            description = "The least of the arguments that are not null.",
            examples = {
                "LEAST(3, 1.5, NULL) -> 1.5",
                "LEAST('b', 'a') -> a",
                "LEAST(NULL) -> NULL"
            })
    public static ScalarKernel least(ScalarCall call) {
        return extreme(call, false);
    }

    @ScalarFunction(
            value = "GREATEST(T...) -> T",
            description = "The greatest of the arguments that are not null.",
            examples = {"GREATEST(1, 2, NULL) -> 2", "GREATEST('b', 'a') -> b"})
    public static ScalarKernel greatest(ScalarCall call) {
        return extreme(call, true);
    }

    private static ScalarKernel extreme(ScalarCall call, boolean greatest) {
        return switch (call.result().storage()) {
            case BOOLEAN, LONG, DOUBLE, INT128, TEXT -> new ExtremeKernel(greatest);
            case ARRAY, MAP, STRUCT -> throw new FunctionException(call.result() + " has no order");
        };
    }

    @ScalarFunction(
            value = "CONCAT(ANY...) -> STRING",
            description = "The arguments as text, one behind the other; nulls are left out.",
            examples = {"CONCAT('a', 1, NULL, TRUE) -> a1true", "CONCAT(1.50, '') -> 1.50"})
    public static ScalarKernel concat(ScalarCall call) {
        return new ConcatKernel(call.name(), false);
    }

    @ScalarFunction(
            value = "CONCAT_WS(STRING, ANY...) -> STRING",
            description = "The later arguments as text, with the first between them.",
            examples = "CONCAT_WS('-', 'a', NULL, 2) -> a-2")
    public static ScalarKernel concatWs(ScalarCall call) {
        return new ConcatKernel(call.name(), true);
    }

    @ScalarFunction(
            value = "TYPEOF(ANY) -> STRING",
            description = "The type of the argument.",
            examples = {"TYPEOF(1.50) -> DECIMAL(3, 2)", "TYPEOF('a') -> STRING"})
    public static ScalarKernel typeOf(ScalarCall call) {
        byte[] type = call.parameters().getFirst().toString().getBytes(StandardCharsets.UTF_8);
        return (_, rows, count, out, _) -> {
            for (int i = 0; i < count; i++) {
                ((TextColumn) out).set(rows[i], type, 0, type.length);
            }
        };
    }
}
