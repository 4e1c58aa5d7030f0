package io.velostream.sql;

import io.velostream.sql.grammar.VelostreamLexer;
import io.velostream.sql.grammar.VelostreamParser.PropertiesContext;
import io.velostream.sql.grammar.VelostreamParser.PropertyContext;
import io.velostream.sql.grammar.VelostreamParser.PropertyKeyContext;
import io.velostream.sql.grammar.VelostreamParser.PropertyValueContext;
import io.velostream.sql.tree.Property;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// Builds the options of a `WITH (…)`.
final class Properties {
    private Properties() {}

    static List<Property> of(@Nullable PropertiesContext context) {
        List<Property> properties = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        if (context != null) {
            for (PropertyContext property : context.property()) {
                Property built = property(property);
                if (!keys.add(built.key())) {
                    throw SyntaxError.at(
                            built.position(), "option \"" + built.key() + "\" is given twice");
                }
                properties.add(built);
            }
        }
        return properties;
    }

    static Property property(PropertyContext context) {
        return new Property(
                key(context.propertyKey()),
                value(context.propertyValue()),
                Positions.of(context.propertyKey()),
                Positions.of(context.propertyValue()));
    }

    static String key(PropertyKeyContext context) {
        return context.STRING() != null
                ? Names.unquote(context.STRING().getSymbol())
                : text(context);
    }

    private static String value(PropertyValueContext context) {
        if (context.STRING() != null) {
            return Names.unquote(context.STRING().getSymbol());
        }
        return context.qualifiedName() != null ? text(context.qualifiedName()) : context.getText();
    }

    /// Words as written, without the quotes that any of them has.
    private static String text(ParserRuleContext context) {
        StringBuilder text = new StringBuilder();
        for (ParseTree child : context.children) {
            switch (child) {
                case TerminalNode dot -> text.append(dot.getText());
                case ParserRuleContext word -> text.append(text(word.getStart()));
                default -> throw new IllegalStateException(context.getText());
            }
        }
        return text.toString();
    }

    private static String text(Token word) {
        return switch (word.getType()) {
            case VelostreamLexer.DOUBLE_QUOTED, VelostreamLexer.BACK_QUOTED -> Names.unquote(word);
            default -> word.getText();
        };
    }
}
