package io.velostream.sql;

import io.velostream.sql.grammar.VelostreamParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.TokenStream;

/// The parser, which descends only so far that no stack is too small for it.
final class GuardedParser extends VelostreamParser {
    /// How many rules may be open: about 160 parentheses, 110 calls or 90 subqueries inside each
    /// other. Measured: interpreted code overflows a stack of 512 KB at about 1,350.
    private static final int MAX_RULES = 1_000;

    private int rules;

    GuardedParser(TokenStream words) {
        super(words);
        removeErrorListeners();
    }

    @Override
    public void enterRule(ParserRuleContext context, int state, int rule) {
        super.enterRule(context, state, rule);
        enter();
    }

    @Override
    public void exitRule() {
        rules--;
        super.exitRule();
    }

    @Override
    public void enterRecursionRule(ParserRuleContext context, int state, int rule, int precedence) {
        super.enterRecursionRule(context, state, rule, precedence);
        enter();
    }

    @Override
    public void unrollRecursionContexts(ParserRuleContext parent) {
        rules--;
        super.unrollRecursionContexts(parent);
    }

    private void enter() {
        if (++rules > MAX_RULES) {
            throw SyntaxError.tooDeep(getCurrentToken());
        }
    }
}
