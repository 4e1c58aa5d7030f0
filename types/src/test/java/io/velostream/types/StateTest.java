package io.velostream.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StateTest {
    @Test
    void readsBackWhatWasWritten() {
        StateWriter writer = new StateWriter();
        long[] longs = new SplittableRandom(7).longs(5000).toArray();
        writer.writeInt(-3);
        writer.writeLongs(longs, longs.length);
        writer.writeBoolean(true);
        writer.writeString("zwölf");
        writer.writeDoubles(new double[] {1.5, Double.NaN}, 2);
        writer.writeInts(new int[] {1, 2, 3}, 2);
        writer.writeBooleans(new boolean[] {true, false}, 2);
        writer.writeLong(Long.MIN_VALUE);
        writer.writeDouble(-0.0);
        StateReader reader = new StateReader(writer.toByteArray());
        assertThat(reader.readInt()).isEqualTo(-3);
        assertThat(reader.readLongs()).isEqualTo(longs);
        assertThat(reader.readBoolean()).isTrue();
        assertThat(reader.readString()).isEqualTo("zwölf");
        assertThat(reader.readDoubles()).containsExactly(1.5, Double.NaN);
        assertThat(reader.readInts()).containsExactly(1, 2);
        assertThat(reader.readBooleans()).containsExactly(true, false);
        assertThat(reader.readLong()).isEqualTo(Long.MIN_VALUE);
        assertThat(reader.readDouble()).isEqualTo(-0.0);
    }

    @Test
    void wideIntegersKeepTheirValue() {
        for (String text :
                new String[] {
                    "0",
                    "-1",
                    "18446744073709551615",
                    "-18446744073709551616",
                    "99999999999999999999999999999999999999"
                }) {
            BigInteger value = new BigInteger(text);
            assertThat(Int128.toBigInteger(Int128.high(value), Int128.low(value))).isEqualTo(value);
        }
    }
}
