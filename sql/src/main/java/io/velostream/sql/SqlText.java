package io.velostream.sql;

import io.velostream.sql.grammar.VelostreamLexer;
import io.velostream.sql.tree.Expression.IntervalLiteral;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.Property;
import io.velostream.sql.tree.QualifiedName;
import io.velostream.sql.tree.TypeName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// SQL text under construction: words, names, literals, types, lists.
final class SqlText {
    private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{M}\\p{N}_$]*");
    private static final Set<String> RESERVED = reserved();

    private final StringBuilder out = new StringBuilder();

    private static Set<String> reserved() {
        Set<String> words = new HashSet<>();
        for (int type = 1; type < VelostreamLexer.ASC; type++) {
            words.add(VelostreamLexer.VOCABULARY.getSymbolicName(type));
        }
        return words;
    }

    SqlText add(String text) {
        out.append(text);
        return this;
    }

    SqlText add(long number) {
        out.append(number);
        return this;
    }

    SqlText addIf(boolean condition, String text) {
        return condition ? add(text) : this;
    }

    SqlText string(String text) {
        out.append('\'').append(text.replace("'", "''")).append('\'');
        return this;
    }

    /// A name with the quotes it was written in, or those it needs.
    SqlText name(Identifier identifier) {
        String name = identifier.name();
        switch (identifier.quote()) {
            case DOUBLE -> out.append('"').append(name.replace("\"", "\"\"")).append('"');
            case BACKTICK -> backQuoted(name);
            case NONE -> {
                if (PLAIN_NAME.matcher(name).matches()
                        && !RESERVED.contains(name.toUpperCase(Locale.ROOT))) {
                    out.append(name);
                } else {
                    backQuoted(name);
                }
            }
        }
        return this;
    }

    private void backQuoted(String name) {
        out.append('`').append(name.replace("`", "``")).append('`');
    }

    SqlText name(QualifiedName name) {
        return list(name.parts(), ".", this::name);
    }

    <T> SqlText list(List<T> items, Consumer<T> print) {
        return list(items, ", ", print);
    }

    private <T> SqlText list(List<T> items, String separator, Consumer<T> print) {
        boolean first = true;
        for (T item : items) {
            if (!first) {
                out.append(separator);
            }
            first = false;
            print.accept(item);
        }
        return this;
    }

    /// `before(a, b)`; nothing when there are no names.
    SqlText columns(String before, List<Identifier> names) {
        return names.isEmpty() ? this : add(before).add("(").list(names, this::name).add(")");
    }

    SqlText options(List<Property> options) {
        return add("WITH (").list(options, this::option).add(")");
    }

    void option(Property property) {
        string(property.key()).add(" = ").string(property.value());
    }

    /// In the largest unit that is exact.
    SqlText interval(IntervalLiteral interval) {
        if (interval.months() != 0) {
            boolean years = interval.months() % 12 == 0;
            return interval(
                    years ? interval.months() / 12 : interval.months(), years ? "YEAR" : "MONTH");
        }
        long micros = interval.micros();
        String[] names = {"DAY", "HOUR", "MINUTE", "SECOND", "MILLISECOND"};
        long[] sizes = {86_400_000_000L, 3_600_000_000L, 60_000_000, 1_000_000, 1_000};
        for (int i = 0; i < names.length; i++) {
            if (micros != 0 && micros % sizes[i] == 0) {
                return interval(micros / sizes[i], names[i]);
            }
        }
        return interval(micros, micros == 0 ? "SECOND" : "MICROSECOND");
    }

    private SqlText interval(long amount, String unit) {
        out.append("INTERVAL '").append(amount).append("' ").append(unit);
        return this;
    }

    SqlText type(TypeName type) {
        switch (type) {
            case TypeName.Simple simple -> simpleType(simple);
            case TypeName.Array(TypeName element, _) -> add("ARRAY<").type(element).add(">");
            case TypeName.Map(TypeName key, TypeName value, _) ->
                    add("MAP<").type(key).add(", ").type(value).add(">");
            case TypeName.Struct(List<TypeName.Field> fields, _) ->
                    add("STRUCT<")
                            .list(fields, field -> name(field.name()).add(" ").type(field.type()))
                            .add(">");
        }
        return this;
    }

    /// Parameters stand behind the first word: `TIMESTAMP(3) WITH TIME ZONE`. `CHARACTER VARYING`
    /// is the one exception.
    private void simpleType(TypeName.Simple type) {
        String name = type.name();
        int space = name.endsWith(" VARYING") ? -1 : name.indexOf(' ');
        add(space < 0 ? typeWord(name) : name.substring(0, space));
        if (!type.parameters().isEmpty()) {
            String numbers =
                    type.parameters().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
            add("(").add(numbers).add(")");
        }
        addIf(space >= 0, space < 0 ? "" : name.substring(space));
    }

    /// A type of a quoted name keeps its quotes, so that it is not taken for several words.
    private static String typeWord(String name) {
        boolean plain = PLAIN_NAME.matcher(name.replace(" VARYING", "")).matches();
        return plain ? name : "`" + name.replace("`", "``") + "`";
    }

    int length() {
        return out.length();
    }

    boolean endsWith(String end) {
        int start = out.length() - end.length();
        return start >= 0 && out.substring(start).equals(end);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
