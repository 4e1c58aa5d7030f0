package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;

/// AND and OR as three-valued columns. A term is evaluated only on the rows that no earlier term
/// has decided.
final class Logic extends Computing<BooleanColumn> {
    private static final byte UNDECIDED = 0;
    private static final byte UNKNOWN = 1;
    private static final byte DECIDED = 2;

    private final Evaluator[] terms;

    /// The value of one term that decides the whole: false for AND, true for OR.
    private final boolean deciding;

    private byte[] states = new byte[0];
    private int[] open = new int[0];

    Logic(Evaluator[] terms, boolean deciding) {
        super(new BooleanColumn(SqlType.Basic.BOOLEAN, 0));
        this.terms = terms;
        this.deciding = deciding;
    }

    @Override
    public BooleanColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        begin(batch);
        if (states.length < batch.rowCount()) {
            states = new byte[batch.rowCount()];
        }
        if (open.length < count) {
            open = new int[count];
        }
        for (int i = 0; i < count; i++) {
            states[rows[i]] = UNDECIDED;
        }
        int[] left = rows;
        int n = count;
        for (int t = 0; t < terms.length && n > 0; t++) {
            BooleanColumn term = (BooleanColumn) terms[t].evaluate(batch, left, n, errors);
            n = take(term, left, n);
            left = open;
        }
        finish(rows, count);
        return out;
    }

    /// Notes what a term says of the rows and keeps those still open.
    private int take(BooleanColumn term, int[] rows, int count) {
        byte[] states = this.states;
        int[] open = this.open;
        boolean[] values = term.values();
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (term.isNull(row)) {
                states[row] = UNKNOWN;
                open[n++] = row;
            } else if (values[row] == deciding) {
                states[row] = DECIDED;
            } else {
                open[n++] = row;
            }
        }
        return n;
    }

    private void finish(int[] rows, int count) {
        boolean[] values = out.values();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (states[row] == UNKNOWN) {
                out.setNull(row);
            } else {
                values[row] = (states[row] == DECIDED) == deciding;
            }
        }
    }
}
