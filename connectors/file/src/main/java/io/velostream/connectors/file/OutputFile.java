package io.velostream.connectors.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// A file that nobody sees before it is whole: the bytes go to a hidden file beside it, which takes
/// its name, in one step, when all are on the disk. Missing directories are made.
///
/// A device or pipe (`/dev/stdout`) cannot be replaced and is written directly.
final class OutputFile implements AutoCloseable {
    /// What this process is about to replace. The file that is finished last would silently win
    /// over the others.
    private static final Set<Path> TARGETS = ConcurrentHashMap.newKeySet();

    private final Path target;
    private final Path written;
    private final List<Path> madeDirectories;
    private final FileOutputStream file;
    private final Shield shield;
    private final OutputStream packed;
    private boolean isClosed;

    /// @param written where the bytes go: beside `target`, or to it
    private OutputFile(
            Path target, Path written, List<Path> madeDirectories, Compression compression)
            throws IOException {
        this.target = target;
        this.written = written;
        this.madeDirectories = madeDirectories;
        // Behind what others have written, if it is an open file.
        file = new FileOutputStream(written.toFile(), isDirect());
        shield = new Shield(file);
        try {
            packed = compression.pack(shield);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    static OutputFile create(Path path, Compression compression) throws IOException {
        if (isDevice(path)) {
            return new OutputFile(path, path, List.of(), compression);
        }
        // What a link leads to is replaced, not the link.
        Path target = Files.exists(path) ? path.toRealPath() : path;
        if (!TARGETS.add(target)) {
            throw FileErrors.notWritable(target, "another query of this process writes it");
        }
        try {
            return hidden(target, compression);
        } catch (IOException e) {
            TARGETS.remove(target);
            throw told(target, e);
        }
    }

    private static OutputFile hidden(Path target, Compression compression) throws IOException {
        List<Path> made = makeDirectories(directoryOf(target));
        String suffix = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        Path written = target.resolveSibling("." + target.getFileName() + ".tmp-" + suffix);
        try {
            return new OutputFile(target, written, made, compression);
        } catch (IOException e) {
            Files.deleteIfExists(written);
            removeDirectories(made);
            throw e;
        }
    }

    /// Whether something is there that is written to and not replaced.
    static boolean isDevice(Path path) {
        return Files.exists(path) && (!Files.isRegularFile(path) || isOpenAlready(path));
    }

    /// Whether the path is another name of an open file, such as the one that standard output was
    /// redirected to.
    private static boolean isOpenAlready(Path path) {
        return path.startsWith("/proc")
                || path.startsWith("/dev/fd")
                || path.equals(Path.of("/dev/stdout"))
                || path.equals(Path.of("/dev/stderr"));
    }

    private static Path directoryOf(Path file) {
        // A file without a directory is the root, which is no file.
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    private static List<Path> makeDirectories(Path directory) throws IOException {
        List<Path> missing = new ArrayList<>();
        for (Path at = directory; at != null && !Files.exists(at); at = at.getParent()) {
            missing.add(at);
        }
        Files.createDirectories(directory);
        return missing;
    }

    private static void removeDirectories(List<Path> made) throws IOException {
        for (Path directory : made) {
            try {
                Files.deleteIfExists(directory);
            } catch (DirectoryNotEmptyException _) {
                // Somebody else uses it by now.
                return;
            }
        }
    }

    boolean isDirect() {
        return written.equals(target);
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            packed.write(bytes, offset, length);
        } catch (IOException e) {
            throw told(target, e);
        }
    }

    void flush() throws IOException {
        packed.flush();
    }

    /// Makes the file visible. Nothing may be written afterwards.
    void finish() throws IOException {
        try {
            packed.close();
            if (!isDirect()) {
                file.getChannel().force(true);
            }
            file.close();
            if (!isDirect()) {
                if (Files.exists(target)) {
                    keepPermissions();
                }
                Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
                forceDirectory();
            }
            end();
        } catch (IOException e) {
            throw told(target, e);
        }
    }

    private void end() {
        isClosed = true;
        TARGETS.remove(target);
    }

    private void keepPermissions() {
        try {
            Files.setPosixFilePermissions(written, Files.getPosixFilePermissions(target));
        } catch (IOException | UnsupportedOperationException _) {
            // The owner's defaults serve where there are none to keep.
        }
    }

    /// Without it the new name may be lost when the machine stops, though the bytes are not.
    private void forceDirectory() {
        try (FileChannel directory =
                FileChannel.open(directoryOf(target), StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException _) {
            // Not every system can open a directory.
        }
    }

    /// Throws away what was not finished.
    @Override
    public void close() throws IOException {
        if (isClosed) {
            return;
        }
        end();
        try {
            // Frees the memory of the packing library without writing to a disk that may be full.
            shield.isDiscarding = !isDirect();
            packed.close();
        } finally {
            file.close();
            if (!isDirect()) {
                Files.deleteIfExists(written);
                removeDirectories(madeDirectories);
            }
        }
    }

    private static IOException told(Path target, IOException e) {
        return new IOException(
                "file \"%s\" cannot be written: %s".formatted(target, e.getMessage()), e);
    }

    /// Stands between the packing stream and the file, so that closing the first leaves the second
    /// open: it is still to be forced to the disk.
    private static final class Shield extends OutputStream {
        private final OutputStream file;
        boolean isDiscarding;

        Shield(OutputStream file) {
            this.file = file;
        }

        @Override
        public void write(int value) throws IOException {
            if (!isDiscarding) {
                file.write(value);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!isDiscarding) {
                file.write(bytes, offset, length);
            }
        }
    }
}
