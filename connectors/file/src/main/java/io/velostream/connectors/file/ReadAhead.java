package io.velostream.connectors.file;

import io.velostream.connect.Piece;
import io.velostream.connect.SplitReader.Progress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// Reads pieces of a file while others are decoded, on a thread of its own.
///
/// A few pieces go round in a circle: filled by the reading thread, decoded by the owner, filled
/// again. Either thread waits where the other has none for it. The reader belongs to the owner
/// until the thread starts, and to the thread from then on.
final class ReadAhead implements AutoCloseable {
    /// One is decoded while the other is filled.
    private static final int PIECES = 2;

    /// What the reading thread has to say.
    private sealed interface Message {
        record Filled(Piece piece, long bytesRead) implements Message {}

        record Failed(Throwable problem) implements Message {}
    }

    /// On one processor the thread gains nothing, and its pieces crowd each other out of the cache:
    /// measured 5 to 10 %.
    static final boolean PAYS = Runtime.getRuntime().availableProcessors() > 1;

    private final FileReader reader;
    private final boolean ahead;
    private final Thread thread;
    private final BlockingQueue<Message> messages = new ArrayBlockingQueue<>(PIECES + 1);
    private final BlockingQueue<Piece> free = new ArrayBlockingQueue<>(PIECES);
    private volatile boolean isStopped;
    private boolean isStarted;
    private @Nullable Piece lent;
    private long bytesRead;

    /// @param ahead whether to read ahead at all: without, only a pipe has a thread
    ReadAhead(FileReader reader, String file, boolean ahead) {
        this.reader = reader;
        this.ahead = ahead;
        thread = Thread.ofPlatform().daemon().name("velo-read-" + file).unstarted(this::run);
    }

    /// The next piece, or null if none is there at present. Not asked again after the last one. The
    /// piece before is taken back.
    @Nullable Piece next() throws IOException {
        if (!isStarted) {
            if (reader.isRegular() && (lent == null || !ahead)) {
                return readHere(lent == null ? new Piece() : lent);
            }
            start();
        } else if (lent != null) {
            free.add(lent);
        }
        lent = null;
        return receive();
    }

    /// Also the first piece of a file: most often it is the only one, and not worth a thread.
    private Piece readHere(Piece piece) throws IOException {
        reader.next(piece);
        bytesRead = reader.bytesRead();
        lent = piece;
        return piece;
    }

    private void start() {
        isStarted = true;
        for (int i = 0; i < PIECES; i++) {
            free.add(i == 0 && lent != null ? lent : new Piece());
        }
        thread.start();
    }

    private @Nullable Piece receive() throws IOException {
        try {
            // What comes through a pipe may be long in coming, and the owner has more to do.
            Message message = reader.isRegular() ? messages.take() : messages.poll();
            return switch (message) {
                case Message.Filled(Piece piece, long bytes) -> {
                    bytesRead = bytes;
                    lent = piece;
                    yield piece;
                }
                case Message.Failed(Throwable problem) -> throw raised(problem);
                case null -> null;
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("reading was interrupted").initCause(e);
        }
    }

    /// The problem of the other thread is one of this.
    private static IOException raised(Throwable problem) {
        return switch (problem) {
            case IOException e -> e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(problem);
        };
    }

    private void run() {
        try (reader) {
            readAll();
        } catch (InterruptedException _) {
            // Only the owner's close does that.
        } catch (Throwable problem) {
            // There is one more place in the queue than pieces.
            messages.add(new Message.Failed(problem));
        }
    }

    private void readAll() throws IOException, InterruptedException {
        while (!isStopped) {
            Piece piece = free.take();
            if (reader.next(piece) == Progress.END) {
                return;
            }
            messages.add(new Message.Filled(piece, reader.bytesRead()));
        }
    }

    /// How many bytes of the file the pieces until now came from.
    long bytesRead() {
        return bytesRead;
    }

    @Override
    public void close() throws IOException {
        if (!isStarted) {
            reader.close();
            return;
        }
        isStopped = true;
        thread.interrupt();
        if (reader.isRegular()) {
            join();
        }
        // A thread that waits for a pipe cannot be woken. It does no harm and ends with the pipe.
    }

    private void join() throws IOException {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("closing was interrupted").initCause(e);
        }
    }
}
