package io.velostream.functions.call;

import io.velostream.functions.ScalarKernel;
import io.velostream.functions.resolve.Signature;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;

/// Calls a [RowMethod] for each row.
public final class RowKernel implements ScalarKernel {
    private final RowLoop loop;
    private final Object[] state;
    private final boolean[] strict;
    private final NonNullRows live = new NonNullRows();

    private RowKernel(RowMethod method, Signature.Match match) {
        loop = method.loop(match);
        state = method.newState();
        strict = new boolean[match.parameters().size()];
        for (int i = 0; i < strict.length; i++) {
            strict[i] = method.isStrict(i);
        }
    }

    /// A kernel for a call, which remembers results by dictionary entry where it can.
    public static ScalarKernel of(
            RowMethod method,
            Signature.Match match,
            boolean deterministic,
            boolean[] constantArguments) {
        RowKernel plain = new RowKernel(method, match);
        int variable = MemoKernel.onlyVariable(constantArguments);
        return deterministic && variable >= 0 && plain.strict[variable]
                ? new MemoKernel(plain, variable, match.result())
                : plain;
    }

    @Override
    public void evaluate(Column[] arguments, int[] rows, int count, Column out, RowErrors errors) {
        live.select(arguments, strict, rows, count, out);
        loop.run(arguments, state, live.rows(), live.count(), out, errors);
    }
}
