package io.velostream.connectors.nexmark;

/// What events there are, as pure arithmetic on their numbers.
///
/// Events come in cycles: first some people, then some auctions, then some bids, as many of each as
/// the proportions say. Ids count up from 1000. Source of the model: `github.com/nexmark/nexmark`,
/// package `generator`.
///
/// @param startMicros time of event 0
/// @param delayMicros event time between two events
/// @param hotAuctions one of so many bids is for any auction in flight, the others for a hot one
/// @param hotBidders the same of who bids
/// @param hotSellers the same of who opens an auction
/// @param personBytes what an event weighs on average, padded by its column `extra`
record EventModel(
        long seed,
        long startMicros,
        double delayMicros,
        Proportions proportions,
        int hotAuctions,
        int hotBidders,
        int hotSellers,
        int personBytes,
        int auctionBytes,
        int bidBytes) {
    static final long FIRST_ID = 1000;
    static final long FIRST_CATEGORY = 10;
    static final int CATEGORIES = 5;

    /// Each hundredth person or auction is hot, until the next such one.
    static final int HOT_EVERY = 100;

    /// How many auctions, counted back from the newest, get bids.
    static final int IN_FLIGHT = 100;

    /// How many people, counted back from the newest, bid and sell.
    static final int ACTIVE_PEOPLE = 1000;

    /// So many ids that are not given yet are referred to as well.
    static final int LEAD = 10;

    /// How many events of each kind a cycle has.
    record Proportions(int person, int auction, int bid) {
        int cycle() {
            return person + auction + bid;
        }

        int of(NexmarkTable table) {
            return switch (table) {
                case PERSON -> person;
                case AUCTION -> auction;
                case BID -> bid;
            };
        }

        /// Where in a cycle the events of a kind begin.
        int offset(NexmarkTable table) {
            return switch (table) {
                case PERSON -> 0;
                case AUCTION -> person;
                case BID -> person + auction;
            };
        }
    }

    /// How many of the first `events` events are of `table`.
    long rows(NexmarkTable table, long events) {
        int cycle = proportions.cycle();
        long begun = events % cycle - proportions.offset(table);
        return events / cycle * proportions.of(table) + Math.clamp(begun, 0, proportions.of(table));
    }

    /// In micros, but as in the benchmark no finer than milliseconds.
    long timeOf(long event) {
        return startMicros + (long) (event * delayMicros) / 1000 * 1000;
    }

    /// The time in milliseconds in which as many auctions are opened as get bids at a time: an
    /// auction lasts so long on average.
    long horizonMillis(long event) {
        long ahead = (long) IN_FLIGHT * proportions.cycle() / proportions.auction();
        return (timeOf(event + ahead) - timeOf(event)) / 1000;
    }
}
