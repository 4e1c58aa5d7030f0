package io.velostream.connectors.file;

import io.velostream.types.Diagnostic;
import io.velostream.types.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Carries over what a file already holds to the one that will replace it.
///
/// Writing at the end of the visible file instead would show half a result, and leave it there
/// after a failure.
final class Appending {
    private static final int CHUNK_BYTES = 256 * 1024;

    private Appending() {}

    /// Copies the rows of `from`, if there are any, and ends the last line.
    ///
    /// @param header what must stand before the first row
    /// @return whether anything was copied
    /// @throws UserException `FILE_COLUMNS_DIFFER` if the file begins in another way
    static boolean copy(Path from, Compression compression, byte[] header, OutputFile to)
            throws IOException {
        if (!Files.isRegularFile(from)) {
            return false;
        }
        byte[] chunk = new byte[Math.max(CHUNK_BYTES, header.length)];
        byte last = '\n';
        boolean isFirst = true;
        try (InputFile input = InputFile.open(from, compression)) {
            for (int read = input.read(chunk, 0, chunk.length);
                    read > 0;
                    read = input.read(chunk, 0, chunk.length)) {
                if (isFirst) {
                    checkHeader(from, header, chunk, read);
                    isFirst = false;
                }
                to.write(chunk, 0, read);
                last = chunk[read - 1];
            }
        }
        if (last != '\n') {
            to.write(new byte[] {'\n'}, 0, 1);
        }
        return !isFirst;
    }

    private static void checkHeader(Path from, byte[] header, byte[] chunk, int read) {
        if (read < header.length
                || !Arrays.equals(header, 0, header.length, chunk, 0, header.length)) {
            throw new UserException(
                    Diagnostic.of(
                                    "FILE_COLUMNS_DIFFER",
                                    "file \"" + from + "\" does not begin with the same columns")
                            .withHint("write to a new file, or leave out 'append' = 'true'"));
        }
    }
}
