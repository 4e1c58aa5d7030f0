package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;
import io.velostream.types.UserException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// LIKE with a pattern that is not a constant: compiled again whenever it differs from the one of
/// the row before. A malformed pattern is a row error.
final class LikeEvaluator extends Computing<BooleanColumn> {
    private final Evaluator operand;
    private final Evaluator pattern;
    private final Optional<Character> escape;
    private final Text view = new Text();
    private Text lastText = Text.of("");
    private @Nullable LikePattern lastPattern;

    LikeEvaluator(Evaluator operand, Evaluator pattern, Optional<Character> escape) {
        super(new BooleanColumn(SqlType.Basic.BOOLEAN, 0));
        this.operand = operand;
        this.pattern = pattern;
        this.escape = escape;
    }

    @Override
    public BooleanColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        TextColumn texts = (TextColumn) operand.evaluate(batch, rows, count, errors);
        TextColumn patterns = (TextColumn) pattern.evaluate(batch, rows, count, errors);
        boolean[] values = begin(batch, texts, patterns).values();
        int n = keepPresent(rows, count);
        for (int i = 0; i < n; i++) {
            int row = present[i];
            patterns.get(row, view);
            try {
                LikePattern compiled = compiled();
                texts.get(row, view);
                values[row] = compiled.test(view.bytes(), view.offset(), view.length());
            } catch (UserException e) {
                out.setNull(row);
                errors.add(row, e.diagnostic().code(), e.diagnostic().message());
            }
        }
        return out;
    }

    private LikePattern compiled() {
        LikePattern current = lastPattern;
        if (current == null || !view.sameBytes(lastText)) {
            String text = view.toString();
            current = LikePattern.of(text, escape);
            lastPattern = current;
            lastText = Text.of(text);
        }
        return current;
    }
}
