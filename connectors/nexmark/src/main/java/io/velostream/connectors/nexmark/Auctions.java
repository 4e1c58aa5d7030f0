package io.velostream.connectors.nexmark;

import io.velostream.types.LongColumn;

/// The columns of auctions.
final class Auctions {
    private static final int MOST_NAME = 20;
    private static final int MOST_DESCRIPTION = 100;

    private final EventModel model;

    Auctions(EventModel model) {
        this.model = model;
    }

    ColumnFiller filler(String column) {
        return switch (column) {
            case "id" -> ids();
            case "itemName" -> ColumnFiller.words(model, "auction.itemName", MOST_NAME);
            case "description" ->
                    ColumnFiller.words(model, "auction.description", MOST_DESCRIPTION);
            case "initialBid" -> ColumnFiller.prices(model, "auction.initialBid");
            case "reserve" -> reserves();
            case "dateTime" -> ColumnFiller.times(model);
            case "expires" -> expiries();
            // Each hundredth person is the hot seller, the one behind it the hot bidder.
            case "seller" -> People.whoActs(model, "auction.seller", model.hotSellers(), 0);
            case "category" -> categories();
            case "extra" -> extra();
            default -> throw new IllegalArgumentException(column);
        };
    }

    private static ColumnFiller ids() {
        return (column, block) -> {
            long[] values = ((LongColumn) column).values();
            long[] auctions = block.auctions();
            int size = block.size();
            for (int row = 0; row < size; row++) {
                values[row] = EventModel.FIRST_ID + auctions[row];
            }
        };
    }

    private ColumnFiller reserves() {
        Draws initial = new Draws(model.seed(), "auction.initialBid");
        Draws more = new Draws(model.seed(), "auction.reserve");
        return (column, block) -> {
            long[] values = ((LongColumn) column).values();
            long[] events = block.events();
            int size = block.size();
            for (int row = 0; row < size; row++) {
                long event = events[row];
                values[row] = Prices.of(initial.bits(event)) + Prices.of(more.bits(event));
            }
        };
    }

    private ColumnFiller expiries() {
        Draws draws = new Draws(model.seed(), "auction.expires");
        return (column, block) -> {
            long[] values = ((LongColumn) column).values();
            long[] events = block.events();
            int size = block.size();
            for (int row = 0; row < size; row++) {
                long event = events[row];
                long most = Math.max(2 * model.horizonMillis(event), 1);
                values[row] = model.timeOf(event) + (1 + draws.below(event, most)) * 1000;
            }
        };
    }

    private ColumnFiller categories() {
        Draws draws = new Draws(model.seed(), "auction.category");
        return (column, block) -> {
            long[] values = ((LongColumn) column).values();
            long[] events = block.events();
            int size = block.size();
            for (int row = 0; row < size; row++) {
                values[row] =
                        EventModel.FIRST_CATEGORY + draws.below(events[row], EventModel.CATEGORIES);
            }
        };
    }

    private ColumnFiller extra() {
        Draws names = new Draws(model.seed(), "auction.itemName.length");
        Draws descriptions = new Draws(model.seed(), "auction.description.length");
        return ColumnFiller.padding(
                model,
                "auction.extra",
                model.auctionBytes(),
                event ->
                        6 * Long.BYTES
                                + Letters.length(names.bits(event), MOST_NAME)
                                + Letters.length(descriptions.bits(event), MOST_DESCRIPTION));
    }
}
