package io.velostream.sql;

import io.velostream.sql.grammar.VelostreamLexer;
import io.velostream.types.Suggestions;
import io.velostream.types.UserException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.Vocabulary;
import org.antlr.v4.runtime.misc.IntervalSet;

/// Says what is wrong with a statement that does not parse.
///
/// A misspelled keyword is a good name, so that the parser stumbles only later: in `SELECT a FORM
/// t` over `t`. Therefore each word near the place where it stumbled is tried as the keyword it
/// resembles; if the parser then gets further, that word was wrong.
final class Complaint {
    private static final int MAX_EXPECTED = 6;
    private static final int MAX_TRIES = 3;

    /// Reserved words that people give to columns.
    private static final Set<Integer> TEMPTING =
            Set.of(
                    VelostreamLexer.ALL,
                    VelostreamLexer.CASE,
                    VelostreamLexer.CROSS,
                    VelostreamLexer.END,
                    VelostreamLexer.FOR,
                    VelostreamLexer.FULL,
                    VelostreamLexer.GROUP,
                    VelostreamLexer.IN,
                    VelostreamLexer.LEADING,
                    VelostreamLexer.LEFT,
                    VelostreamLexer.LIKE,
                    VelostreamLexer.LIMIT,
                    VelostreamLexer.ORDER,
                    VelostreamLexer.PRIMARY,
                    VelostreamLexer.RIGHT,
                    VelostreamLexer.TABLE,
                    VelostreamLexer.USING,
                    VelostreamLexer.VALUES);

    private static final Map<String, Integer> KEYWORDS = keywords();

    private final List<Token> words;
    private final Function<List<Token>, Optional<Mismatch>> parse;

    /// @param parse tries to parse the words of a statement; answers where it failed, if it failed
    Complaint(List<Token> words, Function<List<Token>, Optional<Mismatch>> parse) {
        this.words = words;
        this.parse = parse;
    }

    private static Map<String, Integer> keywords() {
        Vocabulary vocabulary = VelostreamLexer.VOCABULARY;
        Map<String, Integer> keywords = new TreeMap<>();
        for (int type = 1; type < VelostreamLexer.EQUAL; type++) {
            keywords.put(vocabulary.getSymbolicName(type), type);
        }
        keywords.remove("TIME_UNIT");
        return keywords;
    }

    UserException about(Mismatch mismatch) {
        Token word = mismatch.word();
        int index = word.getType() == Token.EOF ? words.size() : words.indexOf(word);
        for (int i = index; i >= Math.max(0, index - 2); i--) {
            Optional<UserException> misspelled = misspelled(i, index);
            if (misspelled.isPresent()) {
                return misspelled.get();
            }
        }
        String expectation =
                index == 0
                        ? ", expected a statement such as SELECT, INSERT or CREATE"
                        : expectation(mismatch.expected());
        String message = subject(word) + expectation;
        return hint(word, index)
                .map(hint -> SyntaxError.at(Positions.of(word), message, hint))
                .orElseGet(() -> SyntaxError.at(word, message));
    }

    private static String subject(Token word) {
        return word.getType() == Token.EOF
                ? "unexpected end of the statement"
                : "unexpected \"" + shortened(word.getText()) + "\"";
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    /// Whether the word at `i` is a keyword misspelled, so that the parser stumbled at `stumbled`.
    private Optional<UserException> misspelled(int i, int stumbled) {
        if (i >= words.size()
                || words.get(i).getType() != VelostreamLexer.IDENTIFIER
                || words.get(i).getText().length() < 3) {
            return Optional.empty();
        }
        Token word = words.get(i);
        Set<String> candidates = new HashSet<>(KEYWORDS.keySet());
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            Optional<String> near = Suggestions.nearest(word.getText(), candidates);
            if (near.isEmpty()) {
                return Optional.empty();
            }
            String keyword = near.get();
            candidates.remove(keyword);
            // One word further proves nothing: CAST(a INT) is not CAST(a IN).
            if (getsFurther(i, KEYWORDS.getOrDefault(keyword, Token.INVALID_TYPE), stumbled + 1)) {
                return Optional.of(
                        SyntaxError.at(
                                Positions.of(word),
                                subject(word) + ", expected " + keyword,
                                "did you mean " + keyword + "?"));
            }
        }
        return Optional.empty();
    }

    /// Whether the parser gets beyond the word where it stumbled when the word at `i` has another
    /// type.
    private boolean getsFurther(int i, int type, int stumbled) {
        List<Token> repaired = new ArrayList<>(words);
        CommonToken changed = new CommonToken(words.get(i));
        changed.setType(type);
        repaired.set(i, changed);
        Optional<Mismatch> next = parse.apply(repaired);
        if (next.isEmpty()) {
            return true;
        }
        Token stumble = next.get().word();
        int index = stumble.getType() == Token.EOF ? words.size() : repaired.indexOf(stumble);
        return index > stumbled;
    }

    /// What the grammar wants, if that can be said in a few words.
    private static String expectation(IntervalSet expected) {
        List<String> names = new ArrayList<>();
        boolean isName = expected.contains(VelostreamLexer.IDENTIFIER);
        boolean isExpression = isName && expected.contains(VelostreamLexer.INTEGER);
        if (isName) {
            names.add(isExpression ? "an expression" : "a name");
        }
        if (isName && !isExpression && expected.contains(VelostreamLexer.BOTH)) {
            // Behind AS, where nearly every word is a name.
            return ", expected a name";
        }
        for (int type : expected.toArray()) {
            if (!isExpression || type == VelostreamLexer.FROM) {
                addExpected(type, isName, names);
            }
        }
        if (names.isEmpty() || names.size() > MAX_EXPECTED) {
            return "";
        }
        String last = names.removeLast();
        return ", expected " + (names.isEmpty() ? last : String.join(", ", names) + " or " + last);
    }

    private static void addExpected(int type, boolean isName, List<String> names) {
        if (type == Token.EOF || type == VelostreamLexer.SEMICOLON) {
            return;
        }
        if (type < VelostreamLexer.EQUAL) {
            // Words that may be names too are no news where any name will do.
            if (!isName || type < VelostreamLexer.ASC) {
                names.add(
                        type == VelostreamLexer.TIME_UNIT
                                ? "a unit of time"
                                : VelostreamLexer.VOCABULARY.getSymbolicName(type));
            }
            return;
        }
        switch (type) {
            case VelostreamLexer.STRING -> names.add("a string");
            case VelostreamLexer.INTEGER -> names.add("a number");
            case VelostreamLexer.DOUBLE_QUOTED,
                    VelostreamLexer.BACK_QUOTED,
                    VelostreamLexer.IDENTIFIER,
                    VelostreamLexer.DECIMAL,
                    VelostreamLexer.FLOAT,
                    VelostreamLexer.DURATION -> {}
            default -> {
                String literal = VelostreamLexer.VOCABULARY.getLiteralName(type);
                // Of those with two spellings the grammar knows no literal: = and <>.
                names.add(literal == null ? "\"=\"" : literal.replace('\'', '"'));
            }
        }
    }

    private Optional<String> hint(Token word, int index) {
        for (int i = Math.min(index, words.size() - 1); i >= Math.max(0, index - 1); i--) {
            String name = words.get(i).getText();
            if (TEMPTING.contains(words.get(i).getType())
                    && getsFurther(i, VelostreamLexer.DOUBLE_QUOTED, index)) {
                return Optional.of(reserved(name));
            }
        }
        return word.getType() == Token.EOF ? unclosed() : Optional.empty();
    }

    /// The hint that `name` must be quoted.
    static String reserved(String name) {
        return name.toUpperCase(Locale.ROOT)
                + " is a reserved word; to use it as a name write \""
                + name
                + "\"";
    }

    private Optional<String> unclosed() {
        List<Token> open = new ArrayList<>();
        for (Token word : words) {
            if (word.getType() == VelostreamLexer.OPEN) {
                open.add(word);
            } else if (word.getType() == VelostreamLexer.CLOSE && !open.isEmpty()) {
                open.removeLast();
            }
        }
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "the \"(\" at %s is not closed".formatted(Positions.of(open.getLast())));
    }
}
