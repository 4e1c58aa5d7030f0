package io.velostream.functions.call;

import io.velostream.functions.FunctionException;
import io.velostream.types.Suggestions;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes an object of a text argument: the constant of an enum that it names, or what the class's
/// `of(String)` makes of it, such as a pattern. Nearly always the text is the same in every row, so
/// the last one is remembered.
public final class PreparedArgument {
    private final Class<?> type;
    private final Optional<Method> factory;
    private final Map<String, Object> constants = new HashMap<>();
    private final Text view = new Text();
    private Text last = new Text();
    private @Nullable Object lastObject;

    PreparedArgument(Class<?> type) {
        this.type = type;
        this.factory = factory(type);
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                constants.put(((Enum<?>) constant).name(), constant);
                if (constant instanceof Spellings spellings) {
                    spellings.spellings().forEach(other -> constants.put(other, constant));
                }
            }
        }
    }

    static boolean canPrepare(Class<?> type) {
        return type.isEnum() || factory(type).isPresent();
    }

    private static Optional<Method> factory(Class<?> type) {
        try {
            Method of = type.getMethod("of", String.class);
            boolean makesIt = Modifier.isStatic(of.getModifiers()) && of.getReturnType() == type;
            return makesIt ? Optional.of(of) : Optional.empty();
        } catch (NoSuchMethodException none) {
            return Optional.empty();
        }
    }

    /// The object of the row's text.
    public Object get(TextColumn column, int row) {
        column.get(row, view);
        Object known = lastObject;
        if (known != null && view.sameBytes(last)) {
            return known;
        }
        String word = view.toString();
        Object made = prepare(word);
        last = Text.of(word);
        lastObject = made;
        return made;
    }

    /// @throws FunctionException if the text means nothing
    Object prepare(String text) {
        if (factory.isPresent()) {
            return make(factory.get(), text);
        }
        Object constant = constants.get(text.toUpperCase(Locale.ROOT));
        if (constant == null) {
            throw new FunctionException(unknown(text));
        }
        return constant;
    }

    private static Object make(Method factory, String text) {
        try {
            return factory.invoke(null, text);
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof FunctionException refused) {
                throw refused;
            }
            throw new FunctionException("\"" + text + "\" cannot be used: " + failure.getCause());
        } catch (IllegalAccessException failure) {
            throw new IllegalStateException(factory + " is not public", failure);
        }
    }

    private String unknown(String word) {
        List<String> names = constants.keySet().stream().sorted().toList();
        String kind = type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return "\"%s\" is not a %s%s"
                .formatted(
                        word,
                        kind.toLowerCase(Locale.ROOT),
                        Suggestions.didYouMean(word, names).map(s -> ", " + s).orElse(""));
    }

    /// Other names of an enum's constant, in upper case.
    public interface Spellings {
        List<String> spellings();
    }
}
