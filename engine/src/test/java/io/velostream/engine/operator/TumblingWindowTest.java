package io.velostream.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TumblingWindowTest {
    @ParameterizedTest
    @CsvSource({
        "10, 0, 0, 0",
        "10, 0, 9, 0",
        "10, 0, 10, 10",
        "10, 0, -1, -10",
        "10, 0, -10, -10",
        "10, 0, -11, -20",
        "10, 3, 2, -7",
        "10, 3, 3, 3",
        "10, -3, 6, -3",
        "10, -3, 7, 7",
        "60000000, 0, 1700000000123456, 1699999980000000",
    })
    void aMomentIsInOneWindow(long size, long offset, long micros, long start) {
        TumblingWindow windows = new TumblingWindow(size, offset);
        long end = windows.firstEnd(micros);
        assertThat(end).isEqualTo(start + size);
        assertThat(windows.lastEnd(micros)).isEqualTo(end);
        assertThat(windows.startOf(end)).isEqualTo(start);
    }

    @Test
    void aWindowHasASize() {
        assertThatThrownBy(() -> new TumblingWindow(0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
