package io.velostream.functions.resolve;

import io.velostream.functions.resolve.NumberTerm.Constant;
import io.velostream.functions.resolve.NumberTerm.Extreme;
import io.velostream.functions.resolve.NumberTerm.Sum;
import io.velostream.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads a signature's text. Its faults are faults of whoever wrote the function.
final class SignatureParser {
    private final String text;
    private int at;

    SignatureParser(String text) {
        this.text = text;
    }

    Signature parse() {
        String name = word();
        List<TypePattern> parameters = new ArrayList<>();
        boolean repeated = false;
        expect("(");
        // COUNT(*) has no arguments.
        accept("*");
        while (!accept(")")) {
            if (!parameters.isEmpty()) {
                expect(",");
            }
            if (repeated) {
                throw fault("only the last parameter may be repeated");
            }
            parameters.add(type());
            repeated = accept("...");
        }
        expect("->");
        TypePattern result = type();
        if (at != text.length()) {
            throw fault("unexpected text");
        }
        return new Signature(name.toUpperCase(Locale.ROOT), parameters, repeated, result, text);
    }

    private TypePattern type() {
        String word = word();
        return switch (word) {
            case "ANY" -> new TypePattern.Any();
            case "DECIMAL" -> decimal();
            case "ARRAY" -> {
                expect("<");
                TypePattern element = type();
                expect(">");
                yield new TypePattern.ArrayOf(element);
            }
            case "MAP" -> {
                expect("<");
                TypePattern key = type();
                expect(",");
                TypePattern value = type();
                expect(">");
                yield new TypePattern.MapOf(key, value);
            }
            case "INTERVAL" ->
                    new TypePattern.Exact(
                            accept("MONTH")
                                    ? SqlType.Basic.INTERVAL_MONTH
                                    : SqlType.Basic.INTERVAL);
            default -> named(word);
        };
    }

    private TypePattern decimal() {
        expect("(");
        NumberTerm precision = number();
        expect(",");
        NumberTerm scale = number();
        expect(")");
        return new TypePattern.DecimalOf(precision, scale);
    }

    private TypePattern named(String word) {
        if (Character.isLowerCase(word.charAt(0))) {
            return new TypePattern.Literal(word);
        }
        return word.length() == 1
                ? new TypePattern.Variable(word)
                : new TypePattern.Exact(basic(word));
    }

    private SqlType basic(String word) {
        for (SqlType.Basic type : SqlType.Basic.values()) {
            if (type.name().equals(word)) {
                return type;
            }
        }
        throw fault("there is no type " + word);
    }

    private NumberTerm number() {
        NumberTerm left = term();
        while (true) {
            if (accept("+")) {
                left = new Sum(left, false, term());
            } else if (accept("-")) {
                left = new Sum(left, true, term());
            } else {
                return left;
            }
        }
    }

    private NumberTerm term() {
        String word = word();
        if (Character.isDigit(word.charAt(0))) {
            return new Constant(Integer.parseInt(word));
        }
        boolean greatest = word.equals("max");
        if (!greatest && !word.equals("min")) {
            return new NumberTerm.Variable(word);
        }
        expect("(");
        List<NumberTerm> terms = new ArrayList<>();
        do {
            terms.add(number());
        } while (accept(","));
        expect(")");
        return new Extreme(greatest, terms);
    }

    private String word() {
        skipBlanks();
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        if (start == at) {
            throw fault("a word is missing");
        }
        return text.substring(start, at);
    }

    private boolean accept(String token) {
        skipBlanks();
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        skipBlanks();
        return true;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw fault("expected " + token);
        }
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private IllegalArgumentException fault(String what) {
        return new IllegalArgumentException(
                "signature \"" + text + "\", at character " + (at + 1) + ": " + what);
    }
}
