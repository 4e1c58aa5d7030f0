package io.velostream.runtime;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// What is open, closed in reverse order, each also if another fails to close.
final class Resources {
    /// Releases one thing.
    interface Closing {
        void close() throws IOException;
    }

    private final Deque<Closing> open = new ArrayDeque<>();

    void add(Closing closing) {
        open.push(closing);
    }

    /// Closes everything because of a failure, to which further ones are added.
    @SuppressWarnings("ReferenceEquality") // An exception cannot suppress itself.
    void closeAfter(Throwable failure) {
        Throwable another = closeAll();
        if (another != null && another != failure) {
            failure.addSuppressed(another);
        }
    }

    void close() throws IOException {
        switch (closeAll()) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    private @Nullable Throwable closeAll() {
        Throwable first = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Throwable e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        return first;
    }
}
