package io.velostream.functions.call;

import io.velostream.functions.FunctionException;
import io.velostream.types.Suggestions;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the constants of an enum by their names in a text column. Nearly always the word is the
/// same in every row, so the last one is remembered.
public final class EnumArgument {
    private final Class<?> type;
    private final Map<String, Object> constants = new HashMap<>();
    private final Text view = new Text();
    private Text last = Text.of("\0");
    private @Nullable Object lastConstant;

    EnumArgument(Class<?> type) {
        this.type = type;
        for (Object constant : type.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name(), constant);
            if (constant instanceof Spellings spellings) {
                for (String other : spellings.spellings()) {
                    constants.put(other, constant);
                }
            }
        }
    }

    /// The constant that the row's text names, ignoring case.
    public Object get(TextColumn column, int row) {
        column.get(row, view);
        Object known = lastConstant;
        if (known != null && view.sameBytes(last)) {
            return known;
        }
        String word = view.toString();
        Object constant = find(word);
        last = Text.of(word);
        lastConstant = constant;
        return constant;
    }

    Object find(String word) {
        Object constant = constants.get(word.toUpperCase(Locale.ROOT));
        if (constant == null) {
            throw new FunctionException(unknown(word));
        }
        return constant;
    }

    private String unknown(String word) {
        List<String> names = constants.keySet().stream().sorted().toList();
        return "\"%s\" is not a %s%s"
                .formatted(
                        word,
                        type.getSimpleName()
                                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                                .toLowerCase(Locale.ROOT),
                        Suggestions.didYouMean(word, names).map(s -> ", " + s).orElse(""));
    }

    /// Other names of an enum's constant, in upper case.
    public interface Spellings {
        List<String> spellings();
    }
}
