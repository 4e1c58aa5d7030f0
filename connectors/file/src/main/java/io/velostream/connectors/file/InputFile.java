package io.velostream.connectors.file;

import com.github.luben.zstd.ZstdIOException;
import io.velostream.types.Diagnostic;
import io.velostream.types.UserException;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;

/// The unpacked bytes of one file, in order.
///
/// A stream and not a mapping: a mapped file that is cut short while it is read kills the process.
/// `FileInputStream` reads large arrays as quickly as a channel does.
final class InputFile implements AutoCloseable {
    private final Path path;
    private final Compression compression;
    private final boolean isRegular;
    private final long sizeAtOpen;
    private final Counting packed;
    private final InputStream bytes;

    private InputFile(Path path, Compression compression) throws IOException {
        this.path = path;
        this.compression = compression;
        isRegular = Files.isRegularFile(path);
        packed = new Counting(new FileInputStream(path.toFile()));
        try {
            sizeAtOpen = isRegular ? Files.size(path) : -1;
            // An empty file is not a valid packed one, but nothing is in it either way.
            bytes = sizeAtOpen == 0 ? packed : compression.unpack(packed);
        } catch (IOException e) {
            packed.close();
            throw e;
        }
    }

    /// @throws UserException `FILE_DAMAGED` if the file is not packed as it should be
    static InputFile open(Path path, Compression compression) throws IOException {
        try {
            return new InputFile(path, compression);
        } catch (IOException e) {
            throw told(path, compression, e);
        }
    }

    /// Reads until the array is full or the file ends; from a pipe, only what is there.
    ///
    /// @return how many bytes were read, -1 at the end of the file
    int read(byte[] into, int offset, int length) throws IOException {
        int total = 0;
        try {
            do {
                int read = bytes.read(into, offset + total, length - total);
                if (read < 0) {
                    checkWhole();
                    return total == 0 ? -1 : total;
                }
                total += read;
            } while (total < length && isRegular);
            return total;
        } catch (IOException e) {
            throw told(path, compression, e);
        }
    }

    private void checkWhole() throws IOException {
        if (compression == Compression.NONE && packed.count < sizeAtOpen) {
            throw new IOException(
                    "file \"%s\" was cut short while it was read: %d of %d bytes were there"
                            .formatted(path, packed.count, sizeAtOpen));
        }
    }

    /// Whether it is a file and not a pipe: [#read] waits for nobody, and reads less than it is
    /// asked for only at the end.
    boolean isRegular() {
        return isRegular;
    }

    /// How many unpacked bytes there probably are; very many if nobody knows.
    long expectedBytes() {
        return compression == Compression.NONE && sizeAtOpen > 0 ? sizeAtOpen : Integer.MAX_VALUE;
    }

    /// How many bytes of the file itself have been taken.
    long fileBytesRead() {
        return packed.count;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private static IOException told(Path path, Compression compression, IOException e) {
        if (e instanceof ZipException
                || e instanceof EOFException
                || e instanceof ZstdIOException) {
            throw new UserException(
                    Diagnostic.of(
                                    "FILE_DAMAGED",
                                    "file \"%s\" cannot be unpacked as %s: %s"
                                            .formatted(path, compression.inWords(), e.getMessage()))
                            .withHint("if it is not packed that way, say 'compression' = 'none'"),
                    e);
        }
        return e;
    }

    /// Counts what is taken from the file, so that progress can be told of packed files.
    private static final class Counting extends FilterInputStream {
        long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            if (read >= 0) {
                count++;
            }
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = in.read(into, offset, length);
            if (read > 0) {
                count += read;
            }
            return read;
        }
    }
}
