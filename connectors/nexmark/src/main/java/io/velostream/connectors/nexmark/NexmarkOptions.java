package io.velostream.connectors.nexmark;

import io.velostream.connect.Option;
import io.velostream.connect.Options;
import io.velostream.types.Schema;
import io.velostream.types.text.DateTimeText;
import io.velostream.types.text.Outcome;
import io.velostream.types.text.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// The keys of a `WITH` clause, and what they say. Keys and defaults are those of the benchmark's
/// own source where it has them.
final class NexmarkOptions {
    static final Option TABLE =
            Option.of(
                    "table",
                    "person, auction or bid; without it, what the stream is called",
                    "nexmark.table");
    static final Option EVENTS =
            Option.of(
                    "events",
                    "how many events there are, of all three tables together; without it there is"
                            + " no end",
                    "events.num",
                    "nexmark.events");
    static final Option SEED =
            Option.withDefault("seed", "0", "the same seed gives the same events", "nexmark.seed");
    static final Option RATE =
            Option.of(
                    "rate",
                    "events of all three tables per second of the clock; without it as fast as can"
                            + " be",
                    "nexmark.rate");
    static final Option START =
            Option.withDefault(
                    "start", "2015-07-15 00:00:00", "time of the first event", "nexmark.start");
    static final Option EVENT_RATE =
            Option.withDefault(
                    "event.rate",
                    "10000",
                    "events of all three tables per second of event time",
                    "first-event.rate",
                    "nexmark.event.rate");
    static final Option PERSON_PROPORTION =
            Option.withDefault("person.proportion", "1", "people in a cycle of events");
    static final Option AUCTION_PROPORTION =
            Option.withDefault("auction.proportion", "3", "auctions in a cycle of events");
    static final Option BID_PROPORTION =
            Option.withDefault("bid.proportion", "46", "bids in a cycle of events");
    static final Option HOT_AUCTIONS =
            Option.withDefault(
                    "bid.hot-ratio.auctions",
                    "2",
                    "one of so many bids is for any auction in flight, the others for a hot one");
    static final Option HOT_BIDDERS =
            Option.withDefault(
                    "bid.hot-ratio.bidders",
                    "4",
                    "one of so many bids is by anybody active, the others by a hot bidder");
    static final Option HOT_SELLERS =
            Option.withDefault(
                    "auction.hot-ratio.sellers",
                    "4",
                    "one of so many auctions is by anybody active, the others by a hot seller");
    static final Option PERSON_SIZE =
            Option.withDefault("person.avg-size", "200", "average bytes of a person");
    static final Option AUCTION_SIZE =
            Option.withDefault("auction.avg-size", "500", "average bytes of an auction");
    static final Option BID_SIZE =
            Option.withDefault("bid.avg-size", "100", "average bytes of a bid");

    static final List<Option> ALL =
            List.of(
                    TABLE,
                    EVENTS,
                    SEED,
                    RATE,
                    START,
                    EVENT_RATE,
                    PERSON_PROPORTION,
                    AUCTION_PROPORTION,
                    BID_PROPORTION,
                    HOT_AUCTIONS,
                    HOT_BIDDERS,
                    HOT_SELLERS,
                    PERSON_SIZE,
                    AUCTION_SIZE,
                    BID_SIZE);

    /// Keeps event numbers, and ids made of them, far from the end of a long.
    private static final long MOST_EVENTS = 1L << 50;

    private static final int MOST_BYTES = 100_000;

    private NexmarkOptions() {}

    /// @param name what the stream is called
    static NexmarkTable table(Options options, String name) {
        Optional<String> given = options.find(TABLE);
        for (NexmarkTable table : NexmarkTable.values()) {
            if (table.inWords().equals(given.orElse(name).toLowerCase(Locale.ROOT))) {
                return table;
            }
        }
        if (given.isPresent()) {
            throw options.invalid(TABLE, NexmarkTable.NAMES);
        }
        options.text(TABLE);
        throw new IllegalStateException("a missing option was found");
    }

    static OptionalLong events(Options options) {
        return options.find(EVENTS).isPresent()
                ? OptionalLong.of(options.integer(EVENTS, 0, MOST_EVENTS))
                : OptionalLong.empty();
    }

    static OptionalDouble rate(Options options) {
        return options.find(RATE).isPresent()
                ? OptionalDouble.of(positive(options, RATE))
                : OptionalDouble.empty();
    }

    static EventModel model(Options options) {
        return new EventModel(
                options.integer(SEED, Long.MIN_VALUE, Long.MAX_VALUE),
                start(options),
                1e6 / positive(options, EVENT_RATE),
                new EventModel.Proportions(
                        count(options, PERSON_PROPORTION),
                        count(options, AUCTION_PROPORTION),
                        count(options, BID_PROPORTION)),
                count(options, HOT_AUCTIONS),
                count(options, HOT_BIDDERS),
                count(options, HOT_SELLERS),
                size(options, PERSON_SIZE),
                size(options, AUCTION_SIZE),
                size(options, BID_SIZE));
    }

    private static int count(Options options, Option option) {
        return (int) options.integer(option, 1, 1_000_000);
    }

    private static int size(Options options, Option option) {
        return (int) options.integer(option, 0, MOST_BYTES);
    }

    private static double positive(Options options, Option option) {
        double rate = options.number(option);
        if (!(rate > 0 && rate <= 1e9)) {
            throw options.invalid(option, "a number above 0, up to 1000000000");
        }
        return rate;
    }

    private static long start(Options options) {
        byte[] text = options.text(START).strip().getBytes(StandardCharsets.UTF_8);
        Parsed parsed = new Parsed();
        if (DateTimeText.parseTimestamp(text, 0, text.length, parsed) != Outcome.OK) {
            throw options.invalid(START, "a time such as \"2015-07-15 00:00:00\"");
        }
        return parsed.longValue();
    }

    /// Refuses keys that mean nothing.
    static void check(Options options) {
        options.checkKnown(ALL, "connector \"nexmark\"");
    }

    /// What a table without declared columns says in `DESCRIBE`.
    static String origin(Optional<Schema> declared, NexmarkTable table) {
        return declared.isPresent() ? "declared" : "table " + table.inWords() + " of Nexmark";
    }
}
