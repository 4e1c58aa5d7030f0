package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.Dictionary;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.TextColumn;
import org.jspecify.annotations.Nullable;

/// CASE: each condition is asked, and each result computed, only for the rows that reach it.
///
/// When all results are constant texts, as in `CASE WHEN … THEN 'high' ELSE 'low' END`, the result
/// is a dictionary column.
final class CaseEvaluator extends Computing<Column> {
    private final Predicate[] conditions;

    /// One for each condition and one for ELSE.
    private final Evaluator[] results;

    /// The entries of a dictionary result, and which of them each result is; null without one.
    private final @Nullable Dictionary texts;

    private final int[] textIds;
    private int[] open = new int[0];
    private int[] taken = new int[0];

    CaseEvaluator(Predicate[] conditions, Evaluator[] results, SqlType type) {
        super(Column.of(type, 0));
        this.conditions = conditions;
        this.results = results;
        this.textIds = new int[results.length];
        this.texts = constantTexts(results, textIds);
    }

    private static @Nullable Dictionary constantTexts(Evaluator[] results, int[] ids) {
        Dictionary entries = new Dictionary();
        for (int i = 0; i < results.length; i++) {
            if (!(results[i] instanceof Constant constant)
                    || !(constant.type() instanceof SqlType.Basic basic)
                    || (basic != SqlType.Basic.STRING && basic != SqlType.Basic.BYTES)) {
                return null;
            }
            if (!constant.isNull()) {
                byte[] bytes = constant.bytes();
                ids[i] = entries.internCopy(bytes, 0, bytes.length);
            }
        }
        return entries.size() > 0 ? entries : null;
    }

    @Override
    public Column evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        begin(batch);
        if (texts != null) {
            ((TextColumn) out).useDictionary(texts);
        }
        if (open.length < count) {
            open = new int[count];
            taken = new int[count];
        }
        int[] left = rows;
        int n = count;
        for (int b = 0; b < conditions.length && n > 0; b++) {
            int hits = conditions[b].select(batch, left, n, taken, errors);
            take(b, batch, taken, hits, errors);
            n = Selection.without(left, n, taken, hits, open);
            left = open;
        }
        take(conditions.length, batch, left, n, errors);
        return out;
    }

    private void take(int branch, Batch batch, int[] rows, int count, RowErrors errors) {
        if (count == 0) {
            return;
        }
        Evaluator result = results[branch];
        if (result instanceof Constant constant && constant.isNull()) {
            for (int i = 0; i < count; i++) {
                out.setNull(rows[i]);
            }
        } else if (texts != null && out instanceof TextColumn text) {
            int id = textIds[branch];
            int[] ids = text.ids();
            for (int i = 0; i < count; i++) {
                ids[rows[i]] = id;
            }
        } else {
            Scatter.copy(result.evaluate(batch, rows, count, errors), rows, count, out);
        }
    }
}
