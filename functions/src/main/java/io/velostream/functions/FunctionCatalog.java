package io.velostream.functions;

import io.velostream.functions.aggregate.AggregateChoice;
import io.velostream.functions.scalar.ScalarDefinition;
import io.velostream.types.Diagnostic;
import io.velostream.types.SqlType;
import io.velostream.types.Suggestions;
import io.velostream.types.UserException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The registry over the functions of some [FunctionProvider]s.
///
/// Making one costs nothing. Aggregates are known at the first question; the classes of scalar
/// functions are looked through when a name is asked for that is no built-in aggregate.
public final class FunctionCatalog implements FunctionRegistry {
    private final Supplier<List<FunctionProvider>> others;
    private volatile @Nullable Map<String, AggregateFunction> builtInAggregates;
    private volatile @Nullable Functions functions;

    private FunctionCatalog(Supplier<List<FunctionProvider>> others) {
        this.others = others;
    }

    /// All functions by name and by alias.
    private record Functions(
            Map<String, ScalarDefinition> scalars,
            Map<String, AggregateFunction> aggregates,
            Map<String, FunctionInfo> plannerFunctions) {}

    /// The functions that come with the engine and those of all providers on the class path.
    public static FunctionCatalog standard() {
        return new FunctionCatalog(() ->
                ServiceLoader.load(FunctionProvider.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    /// The functions that come with the engine and those of `others`.
    public static FunctionCatalog with(FunctionProvider... others) {
        List<FunctionProvider> list = List.of(others);
        return new FunctionCatalog(() -> list);
    }

    @Override
    public Optional<FunctionInfo> find(String name) {
        String key = key(name);
        AggregateFunction builtIn = builtInAggregates().get(key);
        if (builtIn != null) {
            return Optional.of(builtIn.info());
        }
        Functions all = functions();
        ScalarDefinition scalar = all.scalars().get(key);
        if (scalar != null) {
            return Optional.of(scalar.info());
        }
        AggregateFunction aggregate = all.aggregates().get(key);
        return aggregate != null
                ? Optional.of(aggregate.info())
                : Optional.ofNullable(all.plannerFunctions().get(key));
    }

    @Override
    public List<FunctionInfo> all() {
        Functions all = functions();
        return Stream.of(
                        all.scalars().values().stream().map(ScalarDefinition::info),
                        all.aggregates().values().stream().map(AggregateFunction::info),
                        all.plannerFunctions().values().stream())
                .flatMap(infos -> infos)
                .distinct()
                .sorted(Comparator.comparing(FunctionInfo::name))
                .toList();
    }

    @Override
    public ResolvedScalar scalar(
            String name, List<SqlType> arguments, List<Optional<Object>> literals) {
        Functions all = functions();
        ScalarDefinition scalar = all.scalars().get(key(name));
        if (scalar != null) {
            return scalar.resolve(arguments, literals);
        }
        FunctionInfo planned = all.plannerFunctions().get(key(name));
        if (planned != null && planned.kind() == FunctionInfo.Kind.WINDOW) {
            throw new UserException(
                    Diagnostic.of(
                                    "OVER_MISSING",
                                    "\"%s\" is a function of rows around the row"
                                            .formatted(planned.name()))
                            .withHint(
                                    "write %s(…) OVER (PARTITION BY … ORDER BY …)"
                                            .formatted(planned.name())));
        }
        if (planned != null) {
            throw new IllegalStateException(name + " is resolved by the planner, not here");
        }
        throw notFound(name, all);
    }

    @Override
    public ResolvedAggregate aggregate(String name, boolean distinct, List<SqlType> arguments) {
        AggregateFunction function = builtInAggregates().get(key(name));
        if (function == null) {
            function = functions().aggregates().get(key(name));
        }
        if (function == null) {
            throw notFound(name, functions());
        }
        return AggregateChoice.choose(function, distinct, arguments);
    }

    private UserException notFound(String name, Functions all) {
        Collection<String> names =
                Stream.of(all.scalars(), all.aggregates(), all.plannerFunctions())
                        .flatMap(m -> m.keySet().stream())
                        .toList();
        Diagnostic diagnostic =
                Diagnostic.of("FUNCTION_NOT_FOUND", "function \"" + name + "\" does not exist");
        return new UserException(
                Suggestions.didYouMean(key(name), names)
                        .map(diagnostic::withHint)
                        .orElse(diagnostic));
    }

    private static String key(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    private Map<String, AggregateFunction> builtInAggregates() {
        Map<String, AggregateFunction> known = builtInAggregates;
        if (known == null) {
            known = aggregatesOf(List.of(new BuiltInFunctions()));
            builtInAggregates = known;
        }
        return known;
    }

    private Functions functions() {
        Functions known = functions;
        if (known == null) {
            List<FunctionProvider> providers = new ArrayList<>();
            providers.add(new BuiltInFunctions());
            providers.addAll(others.get());
            known =
                    new Functions(
                            scalarsOf(providers),
                            aggregatesOf(providers),
                            PlannerFunctions.byName());
            functions = known;
        }
        return known;
    }

    private static Map<String, AggregateFunction> aggregatesOf(List<FunctionProvider> providers) {
        Map<String, AggregateFunction> byName = new HashMap<>();
        for (FunctionProvider provider : providers) {
            for (AggregateFunction function : provider.aggregates()) {
                put(byName, function.info(), function, provider);
            }
        }
        return byName;
    }

    private static Map<String, ScalarDefinition> scalarsOf(List<FunctionProvider> providers) {
        Map<String, ScalarDefinition> byName = new HashMap<>();
        for (FunctionProvider provider : providers) {
            Map<String, ScalarDefinition> own = new LinkedHashMap<>();
            provider.families().forEach(family -> ScalarDefinition.addFamily(family, own));
            own.values().forEach(function -> put(byName, function.info(), function, provider));
        }
        return byName;
    }

    private static <F> void put(
            Map<String, F> byName, FunctionInfo info, F function, FunctionProvider provider) {
        List<String> names = new ArrayList<>(info.aliases());
        names.add(info.name());
        for (String name : names) {
            if (byName.put(name, function) != null) {
                throw new UserException(
                        "FUNCTION_DUPLICATE",
                        "function \"%s\" of \"%s\" exists already"
                                .formatted(name, provider.getClass().getName()));
            }
        }
    }
}
