package io.velostream.functions.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GroupBytesTest {
    private static final int GROUPS = 50;

    private static String get(GroupBytes bytes, int group) {
        return new String(
                bytes.bytes(), bytes.start(group), bytes.length(group), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void keepsWhatWasSetAndAppended() {
        for (int seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            GroupBytes bytes = new GroupBytes();
            bytes.grow(GROUPS);
            String[] expected = new String[GROUPS];
            Arrays.fill(expected, "");
            for (int i = 0; i < 2000; i++) {
                int group = random.nextInt(GROUPS);
                String value = "v".repeat(random.nextInt(40)) + i;
                if (random.nextInt(3) == 0 && expected[group].length() < 500) {
                    bytes.append(group, utf8(value), 0, value.length());
                    expected[group] += value;
                } else {
                    bytes.set(group, utf8(value), 0, value.length());
                    expected[group] = value;
                }
                if (random.nextInt(500) == 0) {
                    bytes.clear(GROUPS);
                    Arrays.fill(expected, "");
                }
            }
            for (int group = 0; group < GROUPS; group++) {
                assertThat(get(bytes, group)).as("seed " + seed).isEqualTo(expected[group]);
            }
        }
    }

    @Test
    void replacedValuesDoNotAddUp() {
        SplittableRandom random = new SplittableRandom(1);
        GroupBytes bytes = new GroupBytes();
        bytes.grow(GROUPS);
        byte[] value = new byte[1000];
        for (int i = 0; i < 200_000; i++) {
            bytes.set(random.nextInt(GROUPS), value, 0, random.nextInt(value.length));
        }
        // Each group owns at most a quarter more than its longest value; twice that is headroom.
        assertThat(bytes.arenaSize()).isLessThan(GROUPS * 1250 * 3);
    }
}
