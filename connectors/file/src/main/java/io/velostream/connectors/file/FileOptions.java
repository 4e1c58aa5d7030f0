package io.velostream.connectors.file;

import io.velostream.connect.Option;
import java.util.List;

/// The keys that a file table understands beside those of its format.
final class FileOptions {
    static final Option PATH =
            Option.of(
                    "path",
                    "file to read or write, or a pattern with *, ?, ** or [..] to read",
                    "file.path",
                    "data_source.path",
                    "source.path");
    static final Option FORMAT =
            Option.of("format", "how rows look as bytes; without it, the file's ending tells");
    static final Option COMPRESSION =
            Option.withDefault(
                    "compression",
                    "auto",
                    "auto (by the endings .gz and .zst), none, gzip or zstd",
                    "compression.type");
    static final Option MAX_ROW_BYTES =
            Option.withDefault("max.row.bytes", "16777216", "a longer row fails and is left out");
    static final Option APPEND =
            Option.withDefault("append", "false", "keep what the file to write already holds");
    static final Option BUFFER_SIZE =
            Option.of("buffer_size", "accepted and not needed: buffers suit themselves");
    static final Option WATCH =
            Option.withDefault(
                    "watch", "false", "wait for more at the end of the file", "watching");
    static final Option POLLING_INTERVAL =
            Option.of("polling_interval", "milliseconds between two looks at a watched file");

    static final List<Option> ALL =
            List.of(
                    PATH,
                    FORMAT,
                    COMPRESSION,
                    MAX_ROW_BYTES,
                    APPEND,
                    BUFFER_SIZE,
                    WATCH,
                    POLLING_INTERVAL);

    private FileOptions() {}
}
