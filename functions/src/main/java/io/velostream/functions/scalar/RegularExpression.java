package io.velostream.functions.scalar;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.velostream.functions.FunctionException;
import io.velostream.types.Text;
import java.util.Arrays;

/// A regular expression in RE2's syntax, that of Java without references back and without looking
/// around. It takes time in proportion to the text, whatever the expression: no expression of a
/// user can hang a query, as those of `java.util.regex` can. Used by one thread.
public final class RegularExpression {
    private static final byte[] NOTHING = {};

    private final Matcher matcher;

    private RegularExpression(Matcher matcher) {
        this.matcher = matcher;
    }

    /// @throws FunctionException if it is none
    public static RegularExpression of(String expression) {
        try {
            return new RegularExpression(Pattern.compile(expression).matcher(NOTHING));
        } catch (PatternSyntaxException failure) {
            throw new FunctionException(
                    "\"%s\" is not a regular expression: %s"
                            .formatted(expression, failure.getDescription()));
        }
    }

    /// Looks for the first match; [#start] and [#end] tell where it is.
    boolean find(Text text) {
        // The matcher takes whole arrays only.
        byte[] bytes =
                Arrays.copyOfRange(text.bytes(), text.offset(), text.offset() + text.length());
        return matcher.reset(bytes).find();
    }

    int groups() {
        return matcher.groupCount();
    }

    /// Where, in bytes of the text, a group of the last match begins; -1 if it took no part.
    int start(int group) {
        return matcher.start(group);
    }

    int end(int group) {
        return matcher.end(group);
    }

    @Override
    public String toString() {
        return matcher.pattern().toString();
    }
}
