package io.velostream.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.velostream.connect.DecoderRequest;
import io.velostream.connect.FailureListener;
import io.velostream.connect.Options;
import io.velostream.connect.SplitReader;
import io.velostream.types.Batch;
import io.velostream.types.UserException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSplitReaderTest {
    @TempDir Path directory;

    private final List<String> failures = new ArrayList<>();
    private final FailureListener listener =
            (reason, _, origin, position, row) ->
                    failures.add(reason + " " + origin + ":" + position + " " + row.length());

    private SplitReader reader(Path file, int chunkBytes, int maxRowBytes) throws IOException {
        Options options = Options.of(Map.of());
        InputFile input =
                InputFile.open(file, Compression.of(file.getFileName().toString(), options));
        return FileTables.reader(
                input,
                new LineFormat(),
                new DecoderRequest(LineFormat.SCHEMA, List.of(0), "f", true, listener),
                new FileReader.Limits(chunkBytes, maxRowBytes));
    }

    private List<String> read(Path file, int chunkBytes, int maxRowBytes) throws IOException {
        try (SplitReader reader = reader(file, chunkBytes, maxRowBytes)) {
            return FileTables.read(reader, 3);
        }
    }

    @Test
    void chunkBordersAreNotSeen() throws IOException {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<String> lines = new ArrayList<>();
            for (int i = 1 + random.nextInt(30); i > 0; i--) {
                lines.add("x".repeat(random.nextInt(40)) + i);
            }
            String text = String.join("\n", lines) + (random.nextBoolean() ? "\n" : "");
            Path file = Files.writeString(directory.resolve("f.lines"), text);
            int chunk = 1 + random.nextInt(50);
            assertThat(read(file, chunk, 100)).as("seed %d", seed).isEqualTo(lines);
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void longRowIsLeftOutAndTheRestIsRead() throws IOException {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<String> lines = new ArrayList<>();
            List<String> wanted = new ArrayList<>();
            List<String> wantedFailures = new ArrayList<>();
            for (int i = 1 + random.nextInt(20); i > 0; i--) {
                boolean isLong = random.nextInt(4) == 0;
                String line = "x".repeat(isLong ? 53 + random.nextInt(300) : random.nextInt(50));
                lines.add(line);
                if (isLong) {
                    wantedFailures.add("ROW_TOO_LARGE f:" + lines.size() + " 0");
                } else {
                    wanted.add(line);
                }
            }
            Path file =
                    Files.writeString(
                            directory.resolve("f.lines"), String.join("\n", lines) + "\n");
            failures.clear();
            assertThat(read(file, 1 + random.nextInt(80), 50))
                    .as("seed %d", seed)
                    .isEqualTo(wanted);
            assertThat(failures).as("seed %d", seed).isEqualTo(wantedFailures);
        }
    }

    @Test
    void gigabyteLineIsNotHeld() throws IOException {
        Path file = directory.resolve("f.lines");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.write("a\n".getBytes(StandardCharsets.UTF_8));
            sparse.seek(1L << 30);
            sparse.write("\nb\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(read(file, FileReader.PIECE_BYTES, 1 << 20)).containsExactly("a", "b");
        assertThat(failures).containsExactly("ROW_TOO_LARGE f:2 0");
    }

    @Test
    void failedRowsAreToldAndLeftOut() throws IOException {
        Path file = Files.writeString(directory.resolve("f.lines"), "!\n!\n!\n!\na\n!\n");
        assertThat(read(file, 100, 100)).containsExactly("a");
        assertThat(failures).hasSize(5).last().isEqualTo("BAD f:6 1");
    }

    @Test
    void packedFilesOfManyMembersAreRead() throws IOException {
        for (String ending : List.of(".gz", ".zst")) {
            FileTables.write(FileTables.sink(directory, "f.lines" + ending), "a", "b");
            Path file = directory.resolve("f.lines" + ending);
            byte[] once = Files.readAllBytes(file);
            byte[] twice = Arrays.copyOf(once, once.length * 2);
            System.arraycopy(once, 0, twice, once.length, once.length);
            Files.write(file, twice);
            try (SplitReader reader = reader(file, 100, 100)) {
                assertThat(FileTables.read(reader, 3)).containsExactly("a", "b", "a", "b");
                assertThat(reader.bytesRead()).isEqualTo(twice.length);
            }
        }
    }

    @Test
    void damagedPackedFileIsTold() throws IOException {
        for (String ending : List.of(".gz", ".zst")) {
            String[] lines = new String[1000];
            Arrays.setAll(lines, i -> Integer.toHexString(i * 0x9E3779B9));
            FileTables.write(FileTables.sink(directory, "f.lines" + ending), lines);
            Path file = directory.resolve("f.lines" + ending);
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, whole.length / 2));
            assertDamaged(file);
            whole[whole.length / 2] ^= 0x55;
            Files.write(file, whole);
            assertDamaged(file);
            Files.writeString(file, "not packed at all, but long enough for any header\n");
            assertDamaged(file);
        }
    }

    private void assertDamaged(Path file) {
        assertThatThrownBy(() -> read(file, 1000, 1000))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("FILE_DAMAGED")
                .hasMessageContaining(file.toString());
    }

    @Test
    void emptyFilesHaveNoRows() throws IOException {
        for (String name : List.of("f.lines", "f.lines.gz", "f.lines.zst")) {
            Path file = Files.createFile(directory.resolve(name));
            assertThat(read(file, 100, 100)).isEmpty();
        }
    }

    @Test
    void fileCutShortIsTold() throws IOException {
        Path file = Files.writeString(directory.resolve("f.lines"), "aaa\n".repeat(100));
        try (SplitReader reader = reader(file, 40, 100)) {
            Batch batch = Batch.of(LineFormat.SCHEMA, 3);
            assertThat(reader.read(batch)).isEqualTo(SplitReader.Progress.ROWS);
            Files.writeString(file, "aaa\n");
            assertThatThrownBy(() -> FileTables.read(reader, 3))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("was cut short");
        }
    }

    @Test
    void bytesReadReachTheFilesSize() throws IOException {
        Path file = Files.writeString(directory.resolve("f.lines"), "aaa\n".repeat(100));
        try (SplitReader reader = reader(file, 40, 100)) {
            FileTables.read(reader, 3);
            assertThat(reader.bytesRead()).isEqualTo(400);
        }
    }
}
