package io.velostream.connectors.nexmark;

import io.velostream.connectors.nexmark.EventModel.Proportions;

/// The events of one table that a batch is to hold: their numbers, and the newest person and
/// auction as each of them happens. Ids here count from 0. Filled again for every batch.
final class EventBlock {
    private final Proportions proportions;
    private final NexmarkTable table;
    private long cycle;
    private int inCycle;
    private int size;
    private long[] events = new long[0];
    private long[] people = new long[0];
    private long[] auctions = new long[0];

    EventBlock(Proportions proportions, NexmarkTable table) {
        this.proportions = proportions;
        this.table = table;
    }

    /// Goes on to the next `count` events.
    void advance(int count) {
        if (events.length < count) {
            events = new long[count];
            people = new long[count];
            auctions = new long[count];
        }
        long[] events = this.events;
        long[] people = this.people;
        long[] auctions = this.auctions;
        int perCycle = proportions.of(table);
        int row = 0;
        while (row < count) {
            int end = Math.min(count, row + perCycle - inCycle);
            long event = cycle * proportions.cycle() + proportions.offset(table) + inCycle;
            long person = newestPerson();
            long auction = newestAuction();
            // Where the ids of this table are given, each event has the next one.
            int personStep = table == NexmarkTable.PERSON ? 1 : 0;
            int auctionStep = table == NexmarkTable.AUCTION ? 1 : 0;
            inCycle += end - row;
            for (; row < end; row++) {
                events[row] = event++;
                people[row] = person;
                auctions[row] = auction;
                person += personStep;
                auction += auctionStep;
            }
            if (inCycle == perCycle) {
                inCycle = 0;
                cycle++;
            }
        }
        size = count;
    }

    private long newestPerson() {
        int before = table == NexmarkTable.PERSON ? inCycle : proportions.person() - 1;
        return cycle * proportions.person() + before;
    }

    /// -1 while there is none.
    private long newestAuction() {
        int before =
                switch (table) {
                    case PERSON -> -1;
                    case AUCTION -> inCycle;
                    case BID -> proportions.auction() - 1;
                };
        return cycle * proportions.auction() + before;
    }

    int size() {
        return size;
    }

    /// Event numbers by row.
    long[] events() {
        return events;
    }

    /// By row, the newest person, which for a person is itself.
    long[] people() {
        return people;
    }

    /// By row, the newest auction, which for an auction is itself.
    long[] auctions() {
        return auctions;
    }
}
