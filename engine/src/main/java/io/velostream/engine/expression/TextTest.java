package io.velostream.engine.expression;

import io.velostream.types.Dictionary;
import java.util.Arrays;
import java.util.List;

/// A question about one text that depends on nothing but its bytes.
@FunctionalInterface
interface TextTest {
    /// @param bytes readable for [Dictionary#PADDING] bytes around the text
    boolean test(byte[] bytes, int offset, int length);

    /// Whether the text compares so with a constant, in the order of code points.
    static TextTest comparison(OrderTest order, byte[] constant) {
        return (bytes, offset, length) ->
                order.passes(
                        Arrays.compareUnsigned(
                                bytes, offset, offset + length, constant, 0, constant.length));
    }

    /// Whether the text is one of the constants.
    static TextTest oneOf(List<byte[]> constants) {
        Dictionary set = new Dictionary();
        for (byte[] constant : constants) {
            set.internCopy(constant, 0, constant.length);
        }
        return (bytes, offset, length) -> set.find(bytes, offset, length) >= 0;
    }
}
