package io.velostream.connectors.file;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.velostream.connect.Options;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// How the bytes of a file are packed.
enum Compression {
    NONE("", ""),
    GZIP(".gz", ".gzip"),
    ZSTD(".zst", ".zstd");

    private static final int BUFFER = 64 * 1024;

    private final String ending;
    private final String longEnding;

    Compression(String ending, String longEnding) {
        this.ending = ending;
        this.longEnding = longEnding;
    }

    /// What the option says, or else the file's ending.
    static Compression of(String fileName, Options options) {
        String asked =
                options.find(FileOptions.COMPRESSION).orElse("auto").toLowerCase(Locale.ROOT);
        return switch (asked) {
            case "auto" -> ofEnding(fileName);
            case "none" -> NONE;
            case "gzip", "gz" -> GZIP;
            case "zstd", "zst" -> ZSTD;
            default -> throw options.invalid(FileOptions.COMPRESSION, "auto, none, gzip or zstd");
        };
    }

    private static Compression ofEnding(String fileName) {
        for (Compression compression : values()) {
            if (!compression.stripEnding(fileName).equals(fileName)) {
                return compression;
            }
        }
        return NONE;
    }

    /// `trades.csv` for `trades.csv.gz`.
    String stripEnding(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        if (lower.endsWith(ending)) {
            return fileName.substring(0, fileName.length() - ending.length());
        }
        if (lower.endsWith(longEnding)) {
            return fileName.substring(0, fileName.length() - longEnding.length());
        }
        return fileName;
    }

    String inWords() {
        return name().toLowerCase(Locale.ROOT);
    }

    InputStream unpack(InputStream packed) throws IOException {
        return switch (this) {
            case NONE -> packed;
            case GZIP -> new GZIPInputStream(packed, BUFFER);
            case ZSTD -> new ZstdInputStreamNoFinalizer(packed);
        };
    }

    OutputStream pack(OutputStream plain) throws IOException {
        return switch (this) {
            case NONE -> plain;
            case GZIP -> new GZIPOutputStream(plain, BUFFER);
            case ZSTD -> new ZstdOutputStreamNoFinalizer(plain).setChecksum(true);
        };
    }
}
