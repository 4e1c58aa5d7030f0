package io.velostream.cli.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes lines of text and numbers to a file at some 20 ns a line: generating must not be what a
/// benchmark waits for.
final class LineWriter {
    private static final int BLOCK = 1 << 20;
    private static final int LONGEST_LINE = 1 << 10;

    private final byte[] bytes = new byte[BLOCK + LONGEST_LINE];
    private final byte[] digits = new byte[20];
    private final OutputStream out;
    private int size;

    LineWriter(OutputStream out) {
        this.out = out;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    LineWriter put(byte[] text) {
        System.arraycopy(text, 0, bytes, size, text.length);
        size += text.length;
        return this;
    }

    LineWriter put(long number) {
        long rest = number;
        int count = 0;
        do {
            digits[count++] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        while (count > 0) {
            bytes[size++] = digits[--count];
        }
        return this;
    }

    /// A number of hundredths, with its two decimals.
    LineWriter putCents(long cents) {
        put(cents / 100);
        bytes[size++] = '.';
        bytes[size++] = (byte) ('0' + cents / 10 % 10);
        bytes[size++] = (byte) ('0' + cents % 10);
        return this;
    }

    /// A number of tenths, with its decimal.
    LineWriter putTenths(long tenths) {
        if (tenths < 0) {
            bytes[size++] = '-';
        }
        put(Math.abs(tenths) / 10);
        bytes[size++] = '.';
        bytes[size++] = (byte) ('0' + Math.abs(tenths) % 10);
        return this;
    }

    void endLine() throws IOException {
        bytes[size++] = '\n';
        if (size >= BLOCK) {
            flush();
        }
    }

    void flush() throws IOException {
        out.write(bytes, 0, size);
        size = 0;
    }
}
