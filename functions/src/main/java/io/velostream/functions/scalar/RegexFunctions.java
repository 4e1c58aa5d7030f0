package io.velostream.functions.scalar;

import io.velostream.functions.FunctionException;
import io.velostream.functions.ScalarFunction;
import io.velostream.functions.TextBuilder;
import io.velostream.types.Text;

/// Functions of regular expressions.
public final class RegexFunctions {
    private RegexFunctions() {}

    @ScalarFunction(
            value = "REGEXP_EXTRACT(STRING, STRING) -> STRING",
            description =
                    "The first part of a text that a regular expression (RE2) matches, or what a"
                            + " group of it matches there; NULL if nothing does.",
            examples = {
                "REGEXP_EXTRACT('order 17 of 20', '[0-9]+') -> 17",
                "REGEXP_EXTRACT('a=1&b=2', '(&|^)b=([^&]*)', 2) -> 2",
                "REGEXP_EXTRACT('a=1', 'b=(.*)', 1) -> NULL"
            })
    public static void regexpExtract(Text text, RegularExpression expression, TextBuilder out) {
        regexpExtract(text, expression, 0, out);
    }

    @ScalarFunction("REGEXP_EXTRACT(STRING, STRING, BIGINT) -> STRING")
    public static void regexpExtract(
            Text text, RegularExpression expression, long group, TextBuilder out) {
        if (group < 0 || group > expression.groups()) {
            throw new FunctionException(
                    "\"%s\" has no group %d, its groups are 0 to %d"
                            .formatted(expression, group, expression.groups()));
        }
        if (!expression.find(text) || expression.start((int) group) < 0) {
            out.setNull();
            return;
        }
        int start = expression.start((int) group);
        out.append(text, start, expression.end((int) group) - start);
    }
}
