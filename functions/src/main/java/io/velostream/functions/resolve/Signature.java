package io.velostream.functions.resolve;

import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Decimal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// One way to call a function.
///
/// @param repeated whether the last parameter takes any number of arguments, at least one
/// @param text as it was written
public record Signature(
        String name,
        List<TypePattern> parameters,
        boolean repeated,
        TypePattern result,
        String text) {
    /// More than any widening: `ANY` is for what no other signature takes.
    private static final int ANY_COST = 100;

    private static final int STEP_COST = 2;

    /// No precision or scale needs a literal beyond.
    private static final int LITERAL_BOUND = 1000;

    public Signature {
        parameters = List.copyOf(parameters);
    }

    /// @throws IllegalArgumentException if the text is not a signature
    public static Signature parse(String text) {
        return new SignatureParser(text).parse();
    }

    /// A signature with its variables replaced.
    ///
    /// @param parameters one for each argument
    /// @param numbers the variables of decimals
    /// @param cost how far the arguments are from it; 0 if none needs coercion
    public record Match(
            List<SqlType> parameters, SqlType result, Map<String, Integer> numbers, int cost) {
        public Match {
            parameters = List.copyOf(parameters);
            numbers = Map.copyOf(numbers);
        }
    }

    /// How many arguments it takes at least.
    public int arity() {
        return parameters.size();
    }

    /// This signature for arguments of these types, if they coerce to it.
    ///
    /// @param literals as for [io.velostream.functions.FunctionRegistry#scalar]
    public Optional<Match> match(List<SqlType> arguments, List<Optional<Object>> literals) {
        if (repeated ? arguments.size() < arity() : arguments.size() != arity()) {
            return Optional.empty();
        }
        Binding binding = new Binding();
        for (int i = 0; i < arguments.size(); i++) {
            if (!binding.collect(pattern(i), arguments.get(i), literals.get(i))) {
                return Optional.empty();
            }
        }
        if (!binding.solve()) {
            return Optional.empty();
        }
        List<SqlType> types = new ArrayList<>();
        int cost = 0;
        for (int i = 0; i < arguments.size(); i++) {
            SqlType argument = arguments.get(i);
            if (pattern(i) instanceof TypePattern.Literal) {
                // Before the same signature with BIGINT, which costs nothing either: it knows more.
                cost--;
            }
            if (pattern(i) instanceof TypePattern.Any) {
                types.add(argument);
                cost += ANY_COST;
                continue;
            }
            SqlType type = binding.type(pattern(i));
            OptionalInt distance = Coercion.distance(argument, type);
            if (distance.isEmpty()) {
                return Optional.empty();
            }
            types.add(type);
            cost += STEP_COST * distance.getAsInt();
        }
        return Optional.of(new Match(types, binding.type(result), binding.numbers, cost));
    }

    private TypePattern pattern(int argument) {
        return parameters.get(Math.min(argument, parameters.size() - 1));
    }

    @Override
    public String toString() {
        return text;
    }

    /// The variables of one match.
    private static final class Binding {
        private final Map<TypePattern, List<SqlType>> given = new HashMap<>();
        private final Map<TypePattern, SqlType> solved = new HashMap<>();
        private final Map<String, Integer> numbers = new HashMap<>();

        /// Notes what an argument says about the variables of its parameter.
        boolean collect(TypePattern pattern, SqlType argument, Optional<Object> literal) {
            return switch (pattern) {
                case TypePattern.Exact _, TypePattern.Any _ -> true;
                case TypePattern.Literal(String name) -> {
                    if (argument.isInteger() && literal.orElse("") instanceof Long value) {
                        numbers.put(name, Math.clamp(value, -LITERAL_BOUND, LITERAL_BOUND));
                        yield true;
                    }
                    yield false;
                }
                case TypePattern.Variable _ -> note(pattern, argument);
                case TypePattern.DecimalOf _ -> collectDecimal(pattern, argument, literal);
                case TypePattern.ArrayOf(TypePattern element) ->
                        argument instanceof SqlType.Array(SqlType type)
                                && collect(element, type, Optional.empty());
                case TypePattern.MapOf(TypePattern key, TypePattern value) ->
                        argument instanceof SqlType.Map(SqlType keyType, SqlType valueType)
                                && collect(key, keyType, Optional.empty())
                                && collect(value, valueType, Optional.empty());
            };
        }

        private boolean collectDecimal(
                TypePattern pattern, SqlType argument, Optional<Object> literal) {
            if (argument == SqlType.Basic.NULL) {
                return note(pattern, new Decimal(1, 0));
            }
            if (argument.isInteger() && literal.orElse("") instanceof Long value) {
                // As narrow as the literal: BIGINT as such would make the result wide and slow.
                return note(pattern, new Decimal(BigDecimal.valueOf(value).precision(), 0));
            }
            return (argument.isInteger() || argument instanceof Decimal)
                    && note(pattern, Coercion.asDecimal(argument));
        }

        private boolean note(TypePattern pattern, SqlType type) {
            given.computeIfAbsent(pattern, _ -> new ArrayList<>()).add(type);
            return true;
        }

        boolean solve() {
            for (Map.Entry<TypePattern, List<SqlType>> entry : given.entrySet()) {
                Optional<SqlType> common = Coercion.common(entry.getValue());
                if (common.isEmpty()) {
                    return false;
                }
                solved.put(entry.getKey(), common.get());
                if (entry.getKey() instanceof TypePattern.DecimalOf decimal) {
                    bind(decimal, (Decimal) common.get());
                }
            }
            return true;
        }

        private void bind(TypePattern.DecimalOf pattern, Decimal type) {
            if (pattern.precision() instanceof NumberTerm.Variable(String name)) {
                numbers.put(name, type.precision());
            }
            if (pattern.scale() instanceof NumberTerm.Variable(String name)) {
                numbers.put(name, type.scale());
            }
        }

        SqlType type(TypePattern pattern) {
            return switch (pattern) {
                case TypePattern.Exact(SqlType type) -> type;
                case TypePattern.Literal _ -> SqlType.Basic.BIGINT;
                case TypePattern.Variable _ -> solvedType(pattern);
                case TypePattern.DecimalOf decimal -> {
                    SqlType type = solved.get(pattern);
                    yield type != null ? type : decimalOf(decimal);
                }
                case TypePattern.ArrayOf(TypePattern element) -> new SqlType.Array(type(element));
                case TypePattern.MapOf(TypePattern key, TypePattern value) ->
                        new SqlType.Map(type(key), type(value));
                case TypePattern.Any _ ->
                        throw new IllegalStateException("a result cannot be of type ANY");
            };
        }

        private SqlType solvedType(TypePattern variable) {
            SqlType type = solved.get(variable);
            if (type == null) {
                throw new IllegalStateException("no parameter gives the variable " + variable);
            }
            return type;
        }

        private Decimal decimalOf(TypePattern.DecimalOf pattern) {
            int scale = Math.clamp(pattern.scale().value(numbers), 0, SqlType.MAX_PRECISION);
            int precision = pattern.precision().value(numbers);
            return new Decimal(
                    Math.clamp(precision, Math.max(1, scale), SqlType.MAX_PRECISION), scale);
        }
    }
}
