package io.velostream.runtime;

import io.velostream.types.Diagnostic;
import io.velostream.types.UserException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Failures of the outside world as messages. The exceptions of files often say nothing but a path.
final class OutsideFault {
    private OutsideFault() {}

    static UserException of(String code, String what, IOException cause) {
        return new UserException(Diagnostic.of(code, what + ": " + reason(cause)), cause);
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case NoSuchFileException e -> "\"" + e.getFile() + "\" does not exist";
            case AccessDeniedException e -> "no permission for \"" + e.getFile() + "\"";
            case FileAlreadyExistsException e -> "\"" + e.getFile() + "\" exists already";
            case FileSystemException e when e.getReason() != null ->
                    "\"" + e.getFile() + "\": " + e.getReason();
            default ->
                    cause.getMessage() == null
                            ? cause.getClass().getSimpleName()
                            : cause.getMessage();
        };
    }
}
