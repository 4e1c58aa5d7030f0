package io.velostream.functions;

import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Evaluates the expressions of examples: literals, and calls of functions with literals.
final class Examples {
    private static final Pattern CALL = Pattern.compile("\\s*(\\w+)\\((.*)\\)\\s*");
    private static final Pattern TYPED = Pattern.compile("\\s*([A-Za-z]+)\\s+'((?:[^']|'')*)'\\s*");

    private Examples() {}

    /// The printed result, or `reason: message` of the error.
    static String evaluate(FunctionRegistry registry, String expression) {
        Matcher call = CALL.matcher(expression);
        if (!call.matches()) {
            throw new IllegalArgumentException("no call: " + expression);
        }
        List<Literals> literals = split(call.group(2)).stream().map(Examples::literal).toList();
        ResolvedScalar function =
                registry.scalar(
                        call.group(1),
                        literals.stream().map(Literals::type).toList(),
                        literals.stream().map(Literals::value).toList());
        Column[] arguments = new Column[literals.size()];
        boolean[] constants = new boolean[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            SqlType wanted = function.parameters().get(i);
            arguments[i] = literals.get(i).toColumn(wanted);
            constants[i] = true;
        }
        Column out = Column.of(function.result(), 1);
        RowErrors errors = new RowErrors();
        function.newKernel(constants).evaluate(arguments, Batch.identity(1), 1, out, errors);
        return errors.isEmpty()
                ? TestColumns.print(out, 0)
                : errors.list().getFirst().reason() + ": " + errors.list().getFirst().message();
    }

    private static Literals literal(String text) {
        String word = text.strip();
        Matcher typed = TYPED.matcher(word);
        if (typed.matches()) {
            return Literals.ofTyped(typed.group(1), typed.group(2));
        } else if (word.startsWith("'")) {
            return Literals.ofString(word.substring(1, word.length() - 1).replace("''", "'"));
        } else if (word.matches("[-+0-9.].*")) {
            return Literals.ofNumber(word);
        }
        return Literals.ofWord(word);
    }

    /// At commas outside quotes.
    private static List<String> split(String arguments) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < arguments.length(); i++) {
            char c = arguments.charAt(i);
            quoted ^= c == '\'';
            if (c == ',' && !quoted) {
                parts.add(arguments.substring(start, i));
                start = i + 1;
            }
        }
        if (!arguments.isBlank()) {
            parts.add(arguments.substring(start));
        }
        return parts;
    }
}
