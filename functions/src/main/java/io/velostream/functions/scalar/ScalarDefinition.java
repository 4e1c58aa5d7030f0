package io.velostream.functions.scalar;

import io.velostream.functions.FunctionException;
import io.velostream.functions.FunctionInfo;
import io.velostream.functions.FunctionInfo.Example;
import io.velostream.functions.ResolvedScalar;
import io.velostream.functions.ScalarCall;
import io.velostream.functions.ScalarFunction;
import io.velostream.functions.ScalarKernel;
import io.velostream.functions.call.RowKernel;
import io.velostream.functions.call.RowMethod;
import io.velostream.functions.resolve.Overloads;
import io.velostream.functions.resolve.Signature;
import io.velostream.types.SqlType;
import io.velostream.types.UserException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A scalar function: all methods of one name.
public final class ScalarDefinition {
    private final String name;
    private final List<Overload> overloads = new ArrayList<>();
    private @Nullable FunctionInfo info;

    private ScalarDefinition(String name) {
        this.name = name;
    }

    /// Adds the functions of a class to `byName`.
    ///
    /// @throws IllegalArgumentException if a method is not as [ScalarFunction] says
    public static void addFamily(Class<?> family, Map<String, ScalarDefinition> byName) {
        Method[] methods = family.getDeclaredMethods();
        for (Method method : methods) {
            ScalarFunction function = method.getAnnotation(ScalarFunction.class);
            if (function != null) {
                for (String text : function.value()) {
                    String name = text.substring(0, text.indexOf('(')).strip();
                    byName.computeIfAbsent(name.toUpperCase(Locale.ROOT), ScalarDefinition::new)
                            .overloads
                            .add(new Overload(method, function, text));
                }
            }
        }
    }

    /// One method with one of its signatures. Signature and method are understood when the function
    /// is first used: a statement uses few of them.
    private static final class Overload {
        private final Method method;
        private final ScalarFunction function;
        private final String text;
        private @Nullable Signature signature;
        private @Nullable RowMethod row;

        Overload(Method method, ScalarFunction function, String text) {
            this.method = method;
            this.function = function;
            this.text = text;
        }

        synchronized Signature signature() {
            Signature known = signature;
            if (known == null) {
                known = Signature.parse(text);
                signature = known;
            }
            return known;
        }

        boolean makesKernels() {
            return method.getReturnType() == ScalarKernel.class;
        }

        boolean usesBigDecimal() {
            return Arrays.asList(method.getParameterTypes()).contains(BigDecimal.class);
        }

        boolean accepts(Signature.Match match, List<Optional<Object>> literals) {
            if (makesKernels()) {
                return takes(match);
            }
            if (!row().accepts(match)) {
                return false;
            }
            try {
                row().checkLiterals(literals);
            } catch (FunctionException wrong) {
                throw new UserException(
                        "ARGUMENT_VALUE", signature().name() + ": " + wrong.getMessage());
            }
            return true;
        }

        /// Whether the method makes a kernel for these types: it refuses with a
        /// [FunctionException].
        private boolean takes(Signature.Match match) {
            try {
                make(match, new boolean[match.parameters().size()]);
                return true;
            } catch (FunctionException refused) {
                return false;
            }
        }

        ScalarKernel newKernel(Signature.Match match, boolean[] constants) {
            return makesKernels()
                    ? make(match, constants)
                    : RowKernel.of(row(), match, function.deterministic(), constants);
        }

        private ScalarKernel make(Signature.Match match, boolean[] constants) {
            List<Boolean> constantArguments = new ArrayList<>();
            for (boolean constant : constants) {
                constantArguments.add(constant);
            }
            ScalarCall call =
                    new ScalarCall(
                            signature().name(),
                            match.parameters(),
                            match.result(),
                            constantArguments);
            try {
                return (ScalarKernel) method.invoke(null, call);
            } catch (InvocationTargetException failure) {
                if (failure.getCause() instanceof FunctionException refused) {
                    throw refused;
                }
                throw new IllegalStateException(method + " made no kernel", failure);
            } catch (IllegalAccessException failure) {
                throw new IllegalStateException(method + " is not public", failure);
            }
        }

        synchronized RowMethod row() {
            RowMethod known = row;
            if (known == null) {
                known = RowMethod.of(signature().name(), method);
                row = known;
            }
            return known;
        }
    }

    /// What is shown of it.
    public synchronized FunctionInfo info() {
        FunctionInfo known = info;
        if (known == null) {
            Set<String> aliases = new LinkedHashSet<>();
            Set<String> signatures = new LinkedHashSet<>();
            Set<Example> examples = new LinkedHashSet<>();
            String description = "";
            for (Overload overload : ordered()) {
                signatures.add(overload.text);
                aliases.addAll(Arrays.asList(overload.function.aliases()));
                for (String example : overload.function.examples()) {
                    int arrow = example.lastIndexOf(" -> ");
                    examples.add(
                            new Example(example.substring(0, arrow), example.substring(arrow + 4)));
                }
                description += overload.function.description();
            }
            known =
                    new FunctionInfo(
                            name,
                            List.copyOf(aliases),
                            FunctionInfo.Kind.SCALAR,
                            List.copyOf(signatures),
                            description,
                            List.copyOf(examples));
            info = known;
        }
        return known;
    }

    /// The best overload for these arguments.
    ///
    /// @param literals as for [io.velostream.functions.FunctionRegistry#scalar]
    /// @throws UserException `ARGUMENT_TYPES`; `ARGUMENT_VALUE` for a literal that is no such word
    public ResolvedScalar resolve(List<SqlType> arguments, List<Optional<Object>> literals) {
        List<Overloads.Choice<Overload>> choices =
                Overloads.fitting(ordered(), Overload::signature, arguments, literals);
        for (Overloads.Choice<Overload> choice : choices) {
            Overload overload = choice.candidate();
            Signature.Match match = choice.match();
            if (overload.accepts(match, literals)) {
                boolean deterministic = overload.function.deterministic();
                return new ResolvedScalar(
                        name,
                        match.parameters(),
                        match.result(),
                        deterministic,
                        constants -> overload.newKernel(match, constants));
            }
        }
        throw Overloads.noneFits(name, info().signatures(), arguments);
    }

    /// Reflection has no order of its own: by signature, and of the same one, the methods without
    /// objects first.
    private List<Overload> ordered() {
        return overloads.stream()
                .sorted(
                        Comparator.comparing((Overload o) -> o.text)
                                .thenComparing(Overload::usesBigDecimal)
                                .thenComparing(o -> o.method.toString()))
                .toList();
    }
}
