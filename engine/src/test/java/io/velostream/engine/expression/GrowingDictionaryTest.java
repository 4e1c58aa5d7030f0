package io.velostream.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Cast;
import io.velostream.planner.expression.RowExpression.Comparison;
import io.velostream.planner.expression.RowExpression.ComparisonOperator;
import io.velostream.planner.expression.RowExpression.InConstants;
import io.velostream.planner.expression.RowExpression.Like;
import io.velostream.testing.BoxedValues;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.Dictionary;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a kernel remembers of a dictionary stays right when the dictionary grows or is replaced.
class GrowingDictionaryTest {
    private static final RowExpression TEXT = Evaluation.column(0, Basic.STRING);

    private static Batch batch(Dictionary entries, String... texts) {
        TextColumn column = new TextColumn(Basic.STRING, texts.length);
        column.useDictionary(entries);
        for (int row = 0; row < texts.length; row++) {
            BoxedValues.write(column, row, texts[row]);
        }
        Batch batch = new Batch(column);
        batch.setRowCount(texts.length);
        return batch;
    }

    private static void check(RowExpression expression, List<Object> first, List<Object> second) {
        Evaluator evaluator = new ExpressionCompiler(() -> 0).compile(expression);
        Dictionary growing = new Dictionary();

        assertThat(values(evaluator, batch(growing, "1", "2"))).isEqualTo(first);
        assertThat(values(evaluator, batch(growing, "7", "1", "2", "7"))).isEqualTo(second);
        assertThat(values(evaluator, batch(growing, "1", "2"))).isEqualTo(first);
        assertThat(values(evaluator, batch(new Dictionary(), "7", "1", "2", "7")))
                .isEqualTo(second);
    }

    private static List<Object> values(Evaluator evaluator, Batch batch) {
        RowErrors errors = new RowErrors();
        List<Object> values = new ArrayList<>();
        Column column = evaluator.evaluate(batch, batch.rows(), batch.size(), errors);
        for (int row = 0; row < batch.size(); row++) {
            values.add(String.valueOf(BoxedValues.read(column, row)));
        }
        return values;
    }

    @Test
    void remembersWhatIsTrueOfEachEntry() {
        RowExpression seven = Evaluation.literal(Basic.STRING, "7");
        List<Object> first = List.of("false", "false");
        List<Object> second = List.of("true", "false", "false", "true");

        check(new Comparison(ComparisonOperator.EQUAL, TEXT, seven), first, second);
        check(new Comparison(ComparisonOperator.GREATER_OR_EQUAL, TEXT, seven), first, second);
        check(new Like(TEXT, seven, Optional.empty()), first, second);
        check(
                new InConstants(TEXT, List.of(Evaluation.literal(Basic.STRING, "7")), false),
                first,
                second);
        check(new Cast(TEXT, Basic.BIGINT, false), List.of("1", "2"), List.of("7", "1", "2", "7"));
    }
}
