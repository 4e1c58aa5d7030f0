package io.velostream.functions.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.functions.FunctionCatalog;
import io.velostream.functions.RandomValues;
import io.velostream.functions.ResolvedScalar;
import io.velostream.functions.ScalarKernel;
import io.velostream.functions.TestColumns;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A function over a dictionary column gives what it gives over slices.
class MemoKernelTest {
    private static final int ROWS = 200;

    @ParameterizedTest
    @CsvSource({
        "UPPER, ''",
        "LENGTH, ''",
        "STARTS_WITH, a",
        "REPLACE, a|bb",
        "SPLIT_PART, b|0",
        "TO_TIMESTAMP, ''"
    })
    void remembersTheSameResults(String name, String others) {
        for (int seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Object> constants = constants(others);
            ResolvedScalar function = FunctionCatalog.standard().scalar(name, types(constants));
            boolean[] isConstant = new boolean[constants.size() + 1];
            Arrays.fill(isConstant, 1, isConstant.length, true);
            ScalarKernel memo = function.newKernel(isConstant);
            ScalarKernel plain = function.newKernel(new boolean[isConstant.length]);
            for (int batch = 0; batch < 3; batch++) {
                double nullShare = random.nextInt(3) * 0.3;
                List<@Nullable Object> texts =
                        RandomValues.of(random, Basic.STRING, ROWS, nullShare);
                compare(function, memo, plain, texts, constants, random, name + " seed " + seed);
            }
        }
    }

    private static List<Object> constants(String others) {
        List<Object> constants = new ArrayList<>();
        for (String other : others.isEmpty() ? new String[0] : others.split("\\|")) {
            constants.add(other.matches("\\d+") ? (Object) Long.valueOf(other) : other);
        }
        return constants;
    }

    private static List<SqlType> types(List<Object> constants) {
        List<SqlType> types = new ArrayList<>();
        types.add(Basic.STRING);
        constants.forEach(c -> types.add(c instanceof Long ? Basic.BIGINT : Basic.STRING));
        return types;
    }

    private static void compare(
            ResolvedScalar function,
            ScalarKernel memo,
            ScalarKernel plain,
            List<@Nullable Object> texts,
            List<Object> constants,
            SplittableRandom random,
            String where) {
        Column[] dictionary = new Column[constants.size() + 1];
        Column[] slices = new Column[dictionary.length];
        dictionary[0] = TestColumns.of(Basic.STRING, texts, true);
        slices[0] = TestColumns.of(Basic.STRING, texts, false);
        for (int i = 1; i < slices.length; i++) {
            List<Object> same = Collections.nCopies(ROWS, constants.get(i - 1));
            slices[i] = TestColumns.of(function.parameters().get(i), same);
            dictionary[i] = slices[i];
        }
        int[] rows = random.ints(0, ROWS).distinct().limit(ROWS / 2).sorted().toArray();
        Column expected = Column.of(function.result(), ROWS);
        Column actual = Column.of(function.result(), ROWS);
        RowErrors expectedErrors = new RowErrors();
        RowErrors actualErrors = new RowErrors();
        plain.evaluate(slices, rows, rows.length, expected, expectedErrors);
        memo.evaluate(dictionary, rows, rows.length, actual, actualErrors);
        if (actual instanceof TextColumn text) {
            assertThat(text.isDictionary()).isTrue();
        }
        assertThat(actualErrors.list()).as(where).isEqualTo(expectedErrors.list());
        for (int row : rows) {
            assertThat(TestColumns.get(actual, row))
                    .as(where + ", row " + row)
                    .isEqualTo(TestColumns.get(expected, row));
        }
    }
}
