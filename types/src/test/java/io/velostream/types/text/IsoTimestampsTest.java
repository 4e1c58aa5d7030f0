package io.velostream.types.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IsoTimestampsTest {
    private static final int FRONT = 8;
    private static final String ODD = "0123456789-:. TtZz+\"x\u00e9";

    private final IsoTimestamps timestamps = new IsoTimestamps();
    private final long[] values = new long[1];

    @Test
    void readsTheUsualForms() {
        assertThat(read("2024-02-29T23:59:59\"")).isEqualTo(19);
        assertThat(values[0]).isEqualTo(1_709_251_199_000_000L);
        assertThat(read("1969-12-31 23:59:59.5,")).isEqualTo(21);
        assertThat(values[0]).isEqualTo(-500_000L);
        assertThat(read("0000-01-01T00:00:00.000001Z\n")).isEqualTo(27);
        assertThat(values[0]).isEqualTo(-62_167_219_199_999_999L);
    }

    @Test
    void leavesOtherForms() {
        for (String text :
                new String[] {
                    "2024-02-30T00:00:00",
                    "2023-02-29T00:00:00",
                    "2024-00-01T00:00:00",
                    "2024-13-01T00:00:00",
                    "2024-01-00T00:00:00",
                    "2024-01-01T24:00:00",
                    "2024-01-01T00:60:00",
                    "2024-01-01T00:00:60",
                    "2024-01-01t00:00:00",
                    "2024-01-01T00:00",
                    "2024-01-01T00:00:00.",
                    "2024-01-01T00:00:00.1234567",
                    "+2024-01-01T00:00:00",
                    "2024/01/01T00:00:00"
                }) {
            assertThat(read(text + '"')).as(text).isEqualTo(IsoTimestamps.OTHER_FORM);
        }
    }

    /// What is read means the same to the complete parser; what that prints is read.
    @Test
    void agreesWithTheCompleteParser() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        Parsed parsed = new Parsed();
        for (int i = 0; i < 300_000; i++) {
            byte[] printed = new byte[80];
            long span = random.nextInt(4) == 0 ? 250_000_000_000_000_000L : 4_000_000_000_000L;
            long micros = random.nextLong(-span / 5, span);
            micros -= Math.floorMod(micros, new long[] {1, 1000, 1_000_000}[random.nextInt(3)]);
            int end = DateTimeText.printTimestamp(printed, 0, micros);
            String text = new String(printed, 0, end, StandardCharsets.UTF_8);
            boolean isChanged = random.nextBoolean();
            if (isChanged) {
                int at = random.nextInt(text.length());
                char odd = ODD.charAt(random.nextInt(ODD.length()));
                text = text.substring(0, at) + odd + text.substring(at + random.nextInt(2));
            }
            int read = read(text + '"');
            String message = "seed " + seed + ": " + text;
            if (!isChanged && text.charAt(0) != '-' && text.charAt(0) != '+') {
                assertThat(read).as(message).isEqualTo(text.length());
            }
            if (read == text.length()) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                assertThat(DateTimeText.parseTimestamp(bytes, 0, bytes.length, parsed))
                        .as(message)
                        .isEqualTo(Outcome.OK);
                assertThat(values[0]).as(message).isEqualTo(parsed.longValue());
            }
        }
    }

    /// How many bytes of the text were read.
    private int read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] padded = new byte[FRONT + bytes.length + 64];
        System.arraycopy(bytes, 0, padded, FRONT, bytes.length);
        int end = timestamps.read(padded, FRONT, values, 0);
        return end < 0 ? end : end - FRONT;
    }
}
