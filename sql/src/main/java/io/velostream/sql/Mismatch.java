package io.velostream.sql;

import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/// The first word that does not fit the grammar. Internal: [Complaint] makes an error of it.
///
/// No stack trace: it is thrown for every try of the parser.
final class Mismatch extends RuntimeException {
    private final transient Token word;
    private final transient IntervalSet expected;

    private Mismatch(Token word, IntervalSet expected) {
        super("unexpected " + word, null, false, false);
        this.word = word;
        this.expected = expected;
    }

    Token word() {
        return word;
    }

    /// The types of the words that would fit; empty when that is not known.
    IntervalSet expected() {
        return expected;
    }

    /// Throws a `Mismatch` at the first error, instead of guessing how to go on.
    static final class Strategy extends BailErrorStrategy {
        @Override
        public void recover(Parser recognizer, RecognitionException e) {
            boolean isHere =
                    !(e instanceof NoViableAltException decision)
                            || decision.getStartToken().equals(e.getOffendingToken());
            throw new Mismatch(
                    e.getOffendingToken(), isHere ? e.getExpectedTokens() : new IntervalSet());
        }

        @Override
        public Token recoverInline(Parser recognizer) {
            InputMismatchException e = new InputMismatchException(recognizer);
            throw new Mismatch(e.getOffendingToken(), e.getExpectedTokens());
        }
    }
}
