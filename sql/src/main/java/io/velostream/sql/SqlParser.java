package io.velostream.sql;

import io.velostream.sql.grammar.VelostreamParser.SingleStatementContext;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Position;
import io.velostream.sql.tree.Script;
import io.velostream.sql.tree.Statement;
import io.velostream.types.Diagnostic;
import io.velostream.types.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;

/// Reads SQL. The whole text must be SQL: nothing after the last understood word is left out.
///
/// Faults of the text are a [UserException] of the code `SYNTAX_ERROR`, `EXPRESSION_TOO_DEEP` or
/// `NUMERIC_OVERFLOW` with its place in the text. Any thread may call it; nothing is shared but
/// ANTLR's caches, which are made for that.
public final class SqlParser {
    private SqlParser() {}

    /// Parses one statement; a semicolon behind it is welcome.
    public static Statement parseStatement(String text) {
        Words words = Words.of(text);
        List<Words.Span> statements = words.statements();
        if (statements.size() > 1) {
            Token second = words.words().get(statements.get(1).begin());
            throw SyntaxError.at(second, "one statement is expected here, another one begins");
        }
        if (statements.isEmpty()) {
            throw SyntaxError.at(Position.NONE, "there is no statement");
        }
        return statement(words.words(statements.getFirst()));
    }

    /// Parses the statements of an application file. The first fault ends it; [#check] finds all.
    public static Script parseScript(String text) {
        Words words = Words.of(text);
        List<Script.Entry> entries = new ArrayList<>();
        int last = -1;
        for (Words.Span statement : words.statements()) {
            List<Token> tokens = words.words(statement);
            entries.add(
                    new Script.Entry(
                            statement(tokens),
                            words.commentsBetween(last, statement.begin()),
                            excerpt(text, tokens)));
            // The semicolon; the last statement may have none.
            last = Math.min(statement.end(), words.words().size() - 1);
        }
        return new Script(entries, words.commentsBetween(last, words.words().size()));
    }

    /// What is wrong with the statements of a script, one diagnostic for each that is faulty.
    public static List<Diagnostic> check(String text) {
        List<Diagnostic> faults = new ArrayList<>();
        try {
            Words words = Words.of(text);
            for (Words.Span statement : words.statements()) {
                try {
                    statement(words.words(statement));
                } catch (UserException e) {
                    faults.add(e.diagnostic());
                }
            }
        } catch (UserException e) {
            faults.add(e.diagnostic());
        }
        return faults;
    }

    /// Parses an expression alone, such as the condition of an annotation.
    public static Expression parseExpression(String text) {
        List<Token> words = Words.of(text).words();
        if (words.isEmpty()) {
            throw SyntaxError.at(Position.NONE, "there is no expression");
        }
        return new QueryBuilder()
                .expressions()
                .expression(parse(words, p -> p.singleExpression().expression()));
    }

    private static Statement statement(List<Token> words) {
        SingleStatementContext context = parse(words, GuardedParser::singleStatement);
        return new StatementBuilder().statement(context.statement());
    }

    private static String excerpt(String text, List<Token> statement) {
        // ANTLR counts characters, String counts their halves.
        int begin = text.offsetByCodePoints(0, statement.getFirst().getStartIndex());
        int length = statement.getLast().getStopIndex() + 1 - statement.getFirst().getStartIndex();
        return text.substring(begin, text.offsetByCodePoints(begin, length));
    }

    private static <T extends ParserRuleContext> T parse(
            List<Token> words, Function<GuardedParser, T> rule) {
        try {
            return rule.apply(parser(words, PredictionMode.SLL));
        } catch (Mismatch _) {
            // SLL forgets who called a rule: it is fast, and may refuse what LL understands.
        }
        try {
            return rule.apply(parser(words, PredictionMode.LL));
        } catch (Mismatch mismatch) {
            throw new Complaint(words, repaired -> attempt(repaired, rule)).about(mismatch);
        }
    }

    private static <T extends ParserRuleContext> Optional<Mismatch> attempt(
            List<Token> words, Function<GuardedParser, T> rule) {
        try {
            var _ = rule.apply(parser(words, PredictionMode.LL));
            return Optional.empty();
        } catch (Mismatch mismatch) {
            return Optional.of(mismatch);
        }
    }

    private static GuardedParser parser(List<Token> words, PredictionMode mode) {
        List<Token> all = new ArrayList<>(words);
        all.add(Words.endAfter(words.getLast()));
        GuardedParser parser = new GuardedParser(new CommonTokenStream(new ListTokenSource(all)));
        parser.setErrorHandler(new Mismatch.Strategy());
        parser.getInterpreter().setPredictionMode(mode);
        return parser;
    }
}
