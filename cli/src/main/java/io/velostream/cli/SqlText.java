package io.velostream.cli;

import io.velostream.types.Diagnostic;
import io.velostream.types.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Statements and where they came from.
///
/// @param name the file as the user named it, for messages; empty if he typed them
/// @param text the statements
/// @param directory where relative paths in the statements start
record SqlText(String name, String text, Path directory) {
    /// Statements from the command line.
    static SqlText typed(String text, Terminal terminal) {
        return new SqlText("", text, terminal.directory());
    }

    /// Statements from a file, or from standard input if it is `-`.
    ///
    /// @throws UserException `FILE_NOT_FOUND`, `FILE_NOT_READABLE`
    static SqlText file(String name, Terminal terminal) {
        try {
            if (name.equals("-")) {
                return new SqlText(
                        "stdin", decode(terminal.in().readAllBytes()), terminal.directory());
            }
            Path path = terminal.directory().resolve(name);
            if (Files.isDirectory(path)) {
                throw new UserException(
                        Diagnostic.of("FILE_NOT_READABLE", "\"" + name + "\" is a folder")
                                .withHint("name one of the .sql files in it"));
            }
            Path directory = path.toAbsolutePath().normalize().getParent();
            return new SqlText(
                    name,
                    decode(Files.readAllBytes(path)),
                    directory == null ? terminal.directory() : directory);
        } catch (NoSuchFileException e) {
            throw notFound(name, e, terminal);
        } catch (CharacterCodingException e) {
            throw new UserException(
                    Diagnostic.of("FILE_NOT_READABLE", "\"" + name + "\" is not UTF-8 text"), e);
        } catch (IOException e) {
            throw new UserException(
                    Diagnostic.of(
                            "FILE_NOT_READABLE",
                            "\"" + name + "\" cannot be read: " + e.getMessage()),
                    e);
        }
    }

    /// The statements of every `.sql` file below a folder, by name.
    static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(
                            file -> file.toString().endsWith(".sql") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }

    private static UserException notFound(String name, IOException cause, Terminal terminal) {
        Diagnostic diagnostic =
                Diagnostic.of("FILE_NOT_FOUND", "file \"" + name + "\" does not exist");
        if (name.contains(" ")) {
            diagnostic = diagnostic.withHint("statements are run by: velo query \"" + name + "\"");
        } else {
            diagnostic = diagnostic.withHint("paths start in " + terminal.directory());
        }
        return new UserException(diagnostic, cause);
    }

    /// Refuses what is not UTF-8 instead of showing wrong letters; leaves a byte order mark out.
    private static String decode(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
