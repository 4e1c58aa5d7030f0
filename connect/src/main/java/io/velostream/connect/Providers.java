package io.velostream.connect;

import io.velostream.types.Diagnostic;
import io.velostream.types.Suggestions;
import io.velostream.types.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;

/// Finds connectors and formats by name among those on the class path.
public final class Providers {
    private Providers() {}

    /// @throws UserException `CONNECTOR_UNKNOWN`
    public static Connector connector(String name) {
        return find(Connector.class, name, "connector");
    }

    /// @throws UserException `FORMAT_UNKNOWN`
    public static Format format(String name) {
        return find(Format.class, name, "format");
    }

    /// The format whose file ending `fileName` has, of several the longest: `.upsert.jsonl` is more
    /// than `.jsonl`. Compression endings are left aside by the caller.
    public static Optional<Format> formatOfFile(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        Format found = null;
        int longest = 0;
        for (Format format : all(Format.class)) {
            for (String ending : format.fileEndings()) {
                if (lower.endsWith(ending) && ending.length() > longest) {
                    found = format;
                    longest = ending.length();
                }
            }
        }
        return Optional.ofNullable(found);
    }

    /// Every provider of that kind, by name.
    public static <P extends Provider> List<P> all(Class<P> kind) {
        List<P> providers = new ArrayList<>();
        ServiceLoader.load(kind).forEach(providers::add);
        providers.sort((a, b) -> a.name().compareTo(b.name()));
        return providers;
    }

    private static <P extends Provider> P find(Class<P> kind, String name, String word) {
        String wanted = name.toLowerCase(Locale.ROOT);
        List<P> providers = all(kind);
        for (P provider : providers) {
            if (provider.name().equals(wanted) || provider.aliases().contains(wanted)) {
                return provider;
            }
        }
        List<String> names = providers.stream().map(Provider::name).toList();
        throw new UserException(
                Diagnostic.of(
                                word.toUpperCase(Locale.ROOT) + "_UNKNOWN",
                                word + " \"" + name + "\" does not exist")
                        .withHint(
                                Suggestions.didYouMean(name, names)
                                        .orElse("known: " + String.join(", ", names))));
    }
}
