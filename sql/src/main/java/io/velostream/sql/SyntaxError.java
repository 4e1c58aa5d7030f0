package io.velostream.sql;

import io.velostream.sql.tree.Position;
import io.velostream.types.Diagnostic;
import io.velostream.types.UserException;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/// Makes the errors of the builders: what the grammar lets through but SQL does not.
final class SyntaxError {
    static final String CODE = "SYNTAX_ERROR";
    static final String TOO_DEEP = "EXPRESSION_TOO_DEEP";

    private SyntaxError() {}

    static UserException at(Position position, String message) {
        return new UserException(Diagnostic.of(CODE, message).at(position.place()));
    }

    static UserException at(Position position, String message, String hint) {
        return new UserException(Diagnostic.of(CODE, message).at(position.place()).withHint(hint));
    }

    static UserException at(ParserRuleContext context, String message) {
        return at(Positions.of(context), message);
    }

    static UserException at(Token token, String message) {
        return at(Positions.of(token), message);
    }

    static UserException unexpected(Token token) {
        return at(token, "unexpected \"" + token.getText() + "\"");
    }

    static UserException tooDeep(Token token) {
        return new UserException(
                Diagnostic.of(TOO_DEEP, "the statement is nested too deeply here")
                        .at(Positions.of(token).place())
                        .withHint("split it, for example with WITH name AS (…)"));
    }
}
