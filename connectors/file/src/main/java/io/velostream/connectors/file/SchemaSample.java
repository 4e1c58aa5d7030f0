package io.velostream.connectors.file;

import io.velostream.connect.Decoder;
import io.velostream.connect.Options;
import io.velostream.connect.Sample;
import io.velostream.types.Diagnostic;
import io.velostream.types.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The first rows of the first file that holds any, from which columns are inferred.
record SchemaSample(Sample sample, String shownFile) {
    private static final int ROWS = 1000;
    private static final int FIRST_BYTES = 1 << 20;
    private static final String HINT = "list the columns: CREATE STREAM … (name TYPE, …) WITH (…)";

    /// @param maxBytes a row may have so many; also the most that is looked at
    static SchemaSample read(
            FileLocation location, List<Path> files, Options options, int maxBytes) {
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw notInferred("\"" + file + "\" is not a plain file and cannot be read twice");
            }
            Sample sample = read(file, options, maxBytes);
            if (sample.to() > sample.from()) {
                return new SchemaSample(sample, location.shown(file));
            }
        }
        throw notInferred(
                files.size() == 1
                        ? "file \"" + files.getFirst() + "\" is empty"
                        : "all " + files.size() + " files are empty");
    }

    private static UserException notInferred(String why) {
        return new UserException(
                Diagnostic.of("SCHEMA_NOT_INFERRED", "no columns can be found: " + why)
                        .withHint(HINT));
    }

    private static Sample read(Path file, Options options, int maxBytes) {
        Compression compression = Compression.of(String.valueOf(file.getFileName()), options);
        int front = Decoder.PADDING_FRONT;
        try (InputFile input = InputFile.open(file, compression)) {
            int wanted = Math.min(FIRST_BYTES, maxBytes);
            byte[] bytes = new byte[front + wanted + Decoder.PADDING_BEHIND];
            int size = 0;
            while (true) {
                int read = input.read(bytes, front + size, wanted - size);
                boolean complete = read < wanted - size;
                size += Math.max(read, 0);
                if (complete || wanted == maxBytes || lines(bytes, front, front + size) >= ROWS) {
                    return new Sample(bytes, front, front + size, complete, ROWS);
                }
                wanted = Math.min(wanted * 2, maxBytes);
                bytes = Arrays.copyOf(bytes, front + wanted + Decoder.PADDING_BEHIND);
            }
        } catch (IOException e) {
            throw FileErrors.notReadable(file, e);
        }
    }

    private static int lines(byte[] bytes, int from, int to) {
        int lines = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                lines++;
            }
        }
        return lines;
    }

    /// For `DESCRIBE`.
    String inWords() {
        boolean all =
                sample.isComplete() && lines(sample.bytes(), sample.from(), sample.to()) <= ROWS;
        return "inferred from "
                + (all ? "all rows of " : "the first " + ROWS + " rows of ")
                + shownFile;
    }
}
