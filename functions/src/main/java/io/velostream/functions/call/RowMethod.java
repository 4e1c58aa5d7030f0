package io.velostream.functions.call;

import io.velostream.functions.FunctionException;
import io.velostream.functions.NullResult;
import io.velostream.functions.TextBuilder;
import io.velostream.functions.TypeVariable;
import io.velostream.functions.call.JavaParameter.Argument;
import io.velostream.functions.call.JavaParameter.Kind;
import io.velostream.functions.resolve.Signature;
import io.velostream.types.SqlType;
import io.velostream.types.Text;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// A function's method, understood. Immutable but for the loops that it remembers; safe for all
/// threads.
public final class RowMethod {
    private final String name;
    private final Method method;
    private final List<JavaParameter> parameters;
    private final Kind result;
    private final Map<LoopShape, RowLoop> loops = new ConcurrentHashMap<>();

    private RowMethod(String name, Method method, List<JavaParameter> parameters, Kind result) {
        this.name = name;
        this.method = method;
        this.parameters = List.copyOf(parameters);
        this.result = result;
    }

    /// What a loop depends on beside its method.
    ///
    /// @param scales of the arguments, 0 for those that are not decimals
    /// @param variables values of the method's variables, in order
    record LoopShape(List<Integer> scales, List<Integer> variables, SqlType result) {}

    /// @param name of the SQL function
    /// @throws IllegalArgumentException if the method is not as
    ///   [io.velostream.functions.ScalarFunction] says
    public static RowMethod of(String name, Method method) {
        List<JavaParameter> parameters = new ArrayList<>();
        int arguments = 0;
        boolean textOut = false;
        for (Parameter parameter : method.getParameters()) {
            JavaParameter kind = kindOf(method, parameter, arguments);
            parameters.add(kind);
            arguments += kind instanceof Argument ? 1 : 0;
            textOut |= kind instanceof JavaParameter.TextOut;
        }
        Class<?> type = method.getReturnType();
        boolean writes = type == void.class && textOut;
        Kind result = writes ? Kind.TEXT : argumentKind(type).orElse(Kind.PREPARED);
        if (result == Kind.PREPARED || (result == Kind.TEXT && !writes)) {
            throw fault(method, "cannot return " + type.getSimpleName());
        }
        return new RowMethod(name, method, parameters, result);
    }

    private static JavaParameter kindOf(Method method, Parameter parameter, int arguments) {
        Class<?> type = parameter.getType();
        if (type == TextBuilder.class) {
            return new JavaParameter.TextOut();
        }
        if (type == NullResult.class) {
            return new JavaParameter.NullOut();
        }
        TypeVariable variable = parameter.getAnnotation(TypeVariable.class);
        if (variable != null && type == int.class) {
            return new JavaParameter.Variable(variable.value());
        }
        Kind kind =
                argumentKind(type)
                        .orElseThrow(() -> fault(method, "cannot take " + type.getSimpleName()));
        boolean nullable = !type.isPrimitive() && isNullable(parameter.getAnnotatedType());
        if (nullable && kind == Kind.PREPARED) {
            throw fault(method, "cannot take a prepared argument that may be null");
        }
        return new Argument(arguments, kind, type, nullable);
    }

    private static Optional<Kind> argumentKind(Class<?> type) {
        if (type == long.class) {
            return Optional.of(Kind.LONG);
        } else if (type == double.class) {
            return Optional.of(Kind.DOUBLE);
        } else if (type == boolean.class) {
            return Optional.of(Kind.BOOLEAN);
        } else if (type == Text.class) {
            return Optional.of(Kind.TEXT);
        } else if (type == String.class) {
            return Optional.of(Kind.STRING);
        } else if (type == BigDecimal.class) {
            return Optional.of(Kind.DECIMAL);
        }
        return PreparedArgument.canPrepare(type) ? Optional.of(Kind.PREPARED) : Optional.empty();
    }

    /// By name, so that any library's annotation counts.
    private static boolean isNullable(AnnotatedType type) {
        return Stream.of(type.getAnnotations())
                .anyMatch(a -> a.annotationType().getSimpleName().equals("Nullable"));
    }

    private static IllegalArgumentException fault(Method method, String what) {
        return new IllegalArgumentException("the function's method " + method + " " + what);
    }

    String name() {
        return name;
    }

    Method method() {
        return method;
    }

    List<JavaParameter> parameters() {
        return parameters;
    }

    Kind result() {
        return result;
    }

    /// Whether the method can hold these types: a `long` cannot hold a wide decimal.
    public boolean accepts(Signature.Match match) {
        int arguments = 0;
        for (JavaParameter parameter : parameters) {
            if (parameter instanceof Argument argument) {
                arguments++;
                if (argument.index() >= match.parameters().size()
                        || !argument.kind().holds(match.parameters().get(argument.index()))) {
                    return false;
                }
            }
        }
        return arguments == match.parameters().size() && result.holds(match.result());
    }

    /// Prepares literals once, so that a wrong word is refused before the first row.
    ///
    /// @throws FunctionException if there is no such word
    public void checkLiterals(List<Optional<Object>> literals) {
        for (JavaParameter parameter : parameters) {
            if (parameter instanceof Argument(int index, Kind kind, Class<?> type, _)
                    && kind == Kind.PREPARED
                    && literals.get(index).orElse(0) instanceof String word) {
                new PreparedArgument(type).prepare(word);
            }
        }
    }

    /// Whether a null as this argument gives null without a call.
    boolean isStrict(int argument) {
        return parameters.stream()
                .noneMatch(p -> p instanceof Argument a && a.index() == argument && a.nullable());
    }

    /// Makes what one kernel keeps for each parameter: views, buffers, remembered words.
    Object[] newState() {
        Object[] state = new Object[parameters.size()];
        for (int i = 0; i < state.length; i++) {
            state[i] =
                    switch (parameters.get(i)) {
                        case Argument(_, Kind kind, Class<?> type, _) ->
                                kind == Kind.PREPARED ? new PreparedArgument(type) : new Text();
                        case JavaParameter.TextOut _ -> new TextBuilder();
                        case JavaParameter.NullOut _ -> new NullResult();
                        case JavaParameter.Variable _ -> "";
                    };
        }
        return state;
    }

    /// The loop around the method for a match.
    RowLoop loop(Signature.Match match) {
        List<Integer> scales =
                match.parameters().stream()
                        .map(t -> t instanceof SqlType.Decimal d ? d.scale() : 0)
                        .toList();
        List<Integer> variables = new ArrayList<>();
        for (JavaParameter parameter : parameters) {
            if (parameter instanceof JavaParameter.Variable(String name)) {
                Integer value = match.numbers().get(name);
                if (value == null) {
                    throw fault(method, "uses the variable " + name + ", which is not bound");
                }
                variables.add(value);
            }
        }
        LoopShape shape = new LoopShape(scales, variables, match.result());
        return loops.computeIfAbsent(shape, s -> new LoopCompiler(this, s).compile());
    }
}
