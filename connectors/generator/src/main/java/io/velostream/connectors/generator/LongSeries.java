package io.velostream.connectors.generator;

/// Whole numbers, one after the other. Used by one thread.
interface LongSeries {
    /// Puts the next `count` numbers into `into[0..count)`.
    void next(long[] into, int count);

    /// `start`, `start + step`, … and again from `start` when the next number would leave the
    /// range.
    static LongSeries sequence(long start, long step, Ranges.Range range) {
        return new LongSeries() {
            private long at = start;

            @Override
            public void next(long[] into, int count) {
                long value = at;
                for (int i = 0; i < count; i++) {
                    into[i] = value;
                    long next = value + step;
                    boolean overflows = ((value ^ next) & (step ^ next)) < 0;
                    value = overflows || !range.contains(next) ? start : next;
                }
                at = value;
            }
        };
    }

    /// Each number from `least` to `most` as likely as the others.
    static LongSeries uniform(long least, long most, RandomBits random) {
        long bound = most - least + 1;
        return (into, count) -> {
            for (int i = 0; i < count; i++) {
                into[i] = least + random.nextBelow(bound);
            }
        };
    }

    /// `first` plus the index of a weight, each as often as its weight says.
    static LongSeries weighted(long first, WeightedChoice choice, RandomBits random) {
        return (into, count) -> {
            for (int i = 0; i < count; i++) {
                into[i] = first + choice.next(random);
            }
        };
    }

    /// Moments, each replaced by one up to `disorder` earlier: rows that come late.
    static LongSeries disordered(LongSeries moments, long disorder, RandomBits random) {
        return (into, count) -> {
            moments.next(into, count);
            for (int i = 0; i < count; i++) {
                into[i] -= random.nextBelow(disorder + 1);
            }
        };
    }

    /// The numbers of another series, divided and rounded down.
    static LongSeries divided(LongSeries numbers, long divisor) {
        return (into, count) -> {
            numbers.next(into, count);
            for (int i = 0; i < count; i++) {
                into[i] = Math.floorDiv(into[i], divisor);
            }
        };
    }
}
