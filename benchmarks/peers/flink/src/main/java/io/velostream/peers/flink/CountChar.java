package io.velostream.peers.flink;

import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/// `COUNT_CHAR(text, letter)`, which the Nexmark benchmark has as a function of its own too.
public final class CountChar extends ScalarFunction {
    /// Called by generated code.
    public long eval(@Nullable String text, String letter) {
        long count = 0;
        if (text != null) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) == letter.charAt(0)) {
                    count++;
                }
            }
        }
        return count;
    }
}
