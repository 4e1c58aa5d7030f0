package io.velostream.sql;

import io.velostream.sql.grammar.VelostreamLexer;
import io.velostream.sql.grammar.VelostreamParser.ColumnAliasesContext;
import io.velostream.sql.grammar.VelostreamParser.IdentifierContext;
import io.velostream.sql.grammar.VelostreamParser.QualifiedNameContext;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.Identifier.Quote;
import io.velostream.sql.tree.QualifiedName;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// Builds names and reads quoted tokens.
final class Names {
    private Names() {}

    /// Of an `identifier` or a `bareAlias`: both are one token.
    static Identifier identifier(ParserRuleContext context) {
        Token token = context.getStart();
        Quote quote =
                switch (token.getType()) {
                    case VelostreamLexer.DOUBLE_QUOTED -> Quote.DOUBLE;
                    case VelostreamLexer.BACK_QUOTED -> Quote.BACKTICK;
                    default -> Quote.NONE;
                };
        String name = quote == Quote.NONE ? token.getText() : unquote(token);
        if (name.isEmpty()) {
            throw SyntaxError.at(token, "a name cannot be empty");
        }
        return new Identifier(name, quote, Positions.of(token));
    }

    static List<Identifier> identifiers(List<IdentifierContext> contexts) {
        return contexts.stream().map(Names::identifier).toList();
    }

    static List<Identifier> columns(@Nullable ColumnAliasesContext context) {
        return context == null ? List.of() : identifiers(context.identifier());
    }

    static QualifiedName qualified(QualifiedNameContext context) {
        return new QualifiedName(identifiers(context.identifier()), Positions.of(context));
    }

    /// The word of an unquoted identifier in upper case; empty when it is quoted.
    static String word(Identifier identifier) {
        return identifier.quote() == Quote.NONE ? identifier.name().toUpperCase(Locale.ROOT) : "";
    }

    /// The text between quotes, where a doubled quote stands for one.
    static String unquote(Token token) {
        String text = token.getText();
        String quote = text.substring(0, 1);
        return text.substring(1, text.length() - 1).replace(quote + quote, quote);
    }
}
