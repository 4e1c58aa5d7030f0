package io.velostream.sql;

import io.velostream.sql.tree.Position;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/// Where ANTLR's tokens and contexts stand.
final class Positions {
    private Positions() {}

    static Position of(ParserRuleContext context) {
        return of(context.getStart(), context.getStop());
    }

    static Position of(Token token) {
        return of(token, token);
    }

    static Position of(Token first, Token last) {
        int length = last.getStopIndex() - first.getStartIndex() + 1;
        return new Position(
                first.getLine(), first.getCharPositionInLine() + 1, Math.max(1, length));
    }
}
