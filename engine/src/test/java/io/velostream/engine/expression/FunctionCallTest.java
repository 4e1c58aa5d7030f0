package io.velostream.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.functions.ResolvedScalar;
import io.velostream.functions.ScalarKernel;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Call;
import io.velostream.types.Batch;
import io.velostream.types.LongColumn;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionCallTest {
    /// A sum that fails for negative numbers.
    private static final ScalarKernel SUM =
            (arguments, rows, count, out, errors) -> {
                for (int i = 0; i < count; i++) {
                    int row = rows[i];
                    long x = ((LongColumn) arguments[0]).get(row);
                    ((LongColumn) out).set(row, x + ((LongColumn) arguments[1]).get(row));
                    if (x < 0) {
                        out.setNull(row);
                        errors.add(row, "NEGATIVE", "x is negative");
                    }
                }
            };

    private final List<boolean[]> constants = new ArrayList<>();
    private final ResolvedScalar function =
            new ResolvedScalar(
                    "SUM_OF",
                    List.of(Basic.BIGINT, Basic.BIGINT),
                    Basic.BIGINT,
                    true,
                    constant -> {
                        constants.add(constant);
                        return SUM;
                    });

    @Test
    void passesColumnsAndSaysWhichAreConstant() {
        Batch batch = Evaluation.row(new SqlType[] {Basic.BIGINT}, new Object[] {40L});
        RowExpression call =
                new Call(
                        function,
                        List.of(
                                Evaluation.column(0, Basic.BIGINT),
                                Evaluation.literal(Basic.BIGINT, 2L)));

        assertThat(Evaluation.of(call, batch)).isEqualTo("42");
        assertThat(constants).containsExactly(new boolean[] {false, true});
    }

    @Test
    void itsErrorsAreTheRows() {
        Batch batch = Evaluation.row(new SqlType[] {Basic.BIGINT}, new Object[] {-1L});
        RowExpression column = Evaluation.column(0, Basic.BIGINT);

        assertThat(Evaluation.of(new Call(function, List.of(column, column)), batch))
                .isEqualTo("NEGATIVE");
    }
}
