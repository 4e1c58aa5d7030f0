package io.velostream.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ColumnTest {
    @Test
    void keepsNullsAndValuesWhileItGrowsAndIsFilledAgain() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        LongColumn column = new LongColumn(SqlType.Basic.BIGINT, 1);
        for (int round = 0; round < 50; round++) {
            column.clear();
            List<@Nullable Long> expected = new ArrayList<>();
            int rows = random.nextInt(300);
            for (int row = 0; row < rows; row++) {
                column.ensureCapacity(row + 1);
                if (random.nextInt(3) == 0) {
                    column.setNull(row);
                    expected.add(null);
                } else {
                    long value = random.nextLong();
                    column.set(row, value);
                    expected.add(value);
                }
            }
            for (int row = 0; row < rows; row++) {
                Long value = expected.get(row);
                assertThat(column.isNull(row))
                        .as("seed %d round %d row %d", seed, round, row)
                        .isEqualTo(value == null);
                if (value != null) {
                    assertThat(column.get(row)).as("seed %d", seed).isEqualTo(value);
                }
            }
        }
    }

    @Test
    void textReadsTheSameInBothForms() {
        TextColumn slices = new TextColumn(SqlType.Basic.STRING, 4);
        TextColumn numbers = new TextColumn(SqlType.Basic.STRING, 4);
        Dictionary dictionary = new Dictionary();
        numbers.useDictionary(dictionary);
        String[] values = {"", "a", "zwölf", "a much longer text than sixteen bytes"};
        for (int row = 0; row < values.length; row++) {
            Text value = Text.of(values[row]);
            slices.set(row, value);
            numbers.ids()[row] =
                    dictionary.internCopy(value.bytes(), value.offset(), value.length());
        }
        TextColumn copy = new TextColumn(SqlType.Basic.STRING, 4);
        for (int row = 0; row < values.length; row++) {
            copy.copy(row, numbers, row);
            assertThat(slices.getString(row)).isEqualTo(values[row]);
            assertThat(numbers.getString(row)).isEqualTo(values[row]);
            assertThat(copy.getString(row)).isEqualTo(values[row]);
        }
        assertThat(numbers.isDictionary()).isTrue();
        numbers.clear();
        assertThat(numbers.isDictionary()).isFalse();
    }

    @Test
    void nestedValuesAreCopiedWhole() {
        SqlType type =
                new SqlType.Array(
                        new SqlType.Struct(
                                List.of(
                                        new SqlType.Field("a", SqlType.Basic.BIGINT),
                                        new SqlType.Field("b", SqlType.Basic.STRING))));
        ArrayColumn from = new ArrayColumn(type, 2);
        StructColumn elements = (StructColumn) from.elements();
        from.append(0, 0);
        from.append(1, 0);
        for (int i = 0; i < 5; i++) {
            int element = from.extend(1);
            ((LongColumn) elements.field(0)).set(element, i);
            if (i == 3) {
                elements.field(1).setNull(element);
            } else {
                ((TextColumn) elements.field(1)).set(element, Text.of("v" + i));
            }
        }
        ArrayColumn to = new ArrayColumn(type, 2);
        to.copy(0, from, 1);
        to.copy(1, from, 0);
        assertThat(to.length(0)).isEqualTo(5);
        assertThat(to.length(1)).isZero();
        StructColumn copied = (StructColumn) to.elements();
        assertThat(((LongColumn) copied.field(0)).get(to.start(0) + 4)).isEqualTo(4);
        assertThat(copied.field(1).isNull(to.start(0) + 3)).isTrue();
        assertThat(((TextColumn) copied.field(1)).getString(to.start(0) + 4)).isEqualTo("v4");
    }
}
