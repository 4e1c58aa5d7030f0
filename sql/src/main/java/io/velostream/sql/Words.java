package io.velostream.sql;

import io.velostream.sql.grammar.VelostreamLexer;
import io.velostream.sql.tree.Position;
import io.velostream.sql.tree.Script.Comment;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenFactory;
import org.antlr.v4.runtime.Token;

/// A text as words and comments, and how it falls into statements.
///
/// @param words without white space and comments
/// @param comments in their order, each block comment one token
record Words(List<Token> words, List<Token> comments) {
    /// Cuts a text into words; refuses what is none, such as a string without an end.
    static Words of(String text) {
        VelostreamLexer lexer = new VelostreamLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        List<Token> words = new ArrayList<>();
        List<Token> comments = new ArrayList<>();
        for (Token token = lexer.nextToken();
                token.getType() != Token.EOF;
                token = lexer.nextToken()) {
            check(token);
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                words.add(token);
            } else if (token.getType() != VelostreamLexer.SPACE) {
                comments.add(token);
            }
        }
        return new Words(words, comments);
    }

    private static void check(Token token) {
        switch (token.getType()) {
            case VelostreamLexer.OPEN_STRING ->
                    throw SyntaxError.at(
                            begin(token),
                            "the string that begins here has no end",
                            "close it with ' and write '' for a quote inside it");
            case VelostreamLexer.OPEN_NAME ->
                    throw SyntaxError.at(
                            begin(token), "the quoted name that begins here has no end");
            case VelostreamLexer.OPEN_COMMENT ->
                    throw SyntaxError.at(
                            begin(token),
                            "the comment that begins here has no end",
                            "close it with */");
            case VelostreamLexer.UNKNOWN_CHARACTER ->
                    throw SyntaxError.at(token, "unexpected character \"" + token.getText() + "\"");
            case VelostreamLexer.IDENTIFIER -> checkLetters(token);
            default -> {}
        }
    }

    /// The grammar takes everything beyond ASCII for a letter.
    private static void checkLetters(Token token) {
        String text = token.getText();
        text.codePoints()
                .filter(c -> c > 0x7F && !Character.isUnicodeIdentifierPart(c))
                .findFirst()
                .ifPresent(c -> {
                    throw SyntaxError.at(
                            token,
                            "\"%s\" has the character \"%s\", which is not a letter"
                                    .formatted(text, Character.toString(c)));
                });
    }

    private static Position begin(Token token) {
        return new Position(token.getLine(), token.getCharPositionInLine() + 1, 1);
    }

    /// A statement's words, `begin` to before `end`.
    record Span(int begin, int end) {}

    /// Each statement without its semicolon. Empty statements are left out; the semicolons of a
    /// statement set are inside it.
    List<Span> statements() {
        List<Span> statements = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < words.size(); i++) {
            boolean ends =
                    is(i, VelostreamLexer.SEMICOLON)
                            && (!beginsSet(begin)
                                    || (is(i - 1, VelostreamLexer.END)
                                            && is(i - 2, VelostreamLexer.SEMICOLON)));
            if (ends) {
                if (i > begin) {
                    statements.add(new Span(begin, i));
                }
                begin = i + 1;
            }
        }
        if (begin < words.size()) {
            statements.add(new Span(begin, words.size()));
        }
        return statements;
    }

    List<Token> words(Span statement) {
        return words.subList(statement.begin(), statement.end());
    }

    /// Whether a statement begins with `BEGIN STATEMENT`, `EXECUTE STATEMENT` or an `EXPLAIN` of
    /// them.
    private boolean beginsSet(int index) {
        for (int i = index; i < index + 4; i++) {
            if ((is(i, VelostreamLexer.BEGIN) || is(i, VelostreamLexer.EXECUTE))
                    && is(i + 1, VelostreamLexer.STATEMENT)) {
                return i == index || is(index, VelostreamLexer.EXPLAIN);
            }
        }
        return false;
    }

    private boolean is(int index, int type) {
        return index >= 0 && index < words.size() && words.get(index).getType() == type;
    }

    /// The comments after one word and before another one, line by line. Those that begin in the
    /// line of the word before are remarks about what it ended and left out.
    List<Comment> commentsBetween(int after, int before) {
        Token left = after < 0 ? null : words.get(after);
        int end = before < words.size() ? words.get(before).getStartIndex() : Integer.MAX_VALUE;
        List<Comment> lines = new ArrayList<>();
        for (Token comment : comments) {
            boolean isBehind =
                    left == null
                            || (comment.getStartIndex() > left.getStopIndex()
                                    && comment.getLine() > left.getLine());
            if (isBehind && comment.getStartIndex() < end) {
                addLines(comment, lines);
            }
        }
        return lines;
    }

    private static void addLines(Token comment, List<Comment> lines) {
        String text = comment.getText();
        if (comment.getType() == VelostreamLexer.LINE_COMMENT) {
            lines.add(new Comment(text.substring(2).strip(), Positions.of(comment)));
            return;
        }
        int line = comment.getLine();
        int column = comment.getCharPositionInLine() + 1;
        for (String part : text.substring(2, text.length() - 2).split("\n", -1)) {
            String words = part.strip();
            if (words.startsWith("*")) {
                words = words.substring(1).strip();
            }
            if (!words.isEmpty()) {
                int indent = column == 1 ? Math.max(0, part.indexOf(words)) : 2;
                lines.add(new Comment(words, new Position(line, column + indent, words.length())));
            }
            line++;
            column = 1;
        }
    }

    /// The end of a text, right behind its last word.
    static Token endAfter(Token last) {
        CommonToken end = CommonTokenFactory.DEFAULT.create(Token.EOF, "<EOF>");
        end.setLine(last.getLine());
        end.setCharPositionInLine(last.getCharPositionInLine() + last.getText().length());
        end.setStartIndex(last.getStopIndex() + 1);
        end.setStopIndex(last.getStopIndex());
        return end;
    }
}
