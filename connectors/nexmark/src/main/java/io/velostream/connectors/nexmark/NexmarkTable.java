package io.velostream.connectors.nexmark;

import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import java.util.Locale;

/// One of the three kinds of events, with the columns that it has.
enum NexmarkTable {
    PERSON,
    AUCTION,
    BID;

    static final String NAMES = "person, auction or bid";

    private static final Schema PERSON_COLUMNS =
            Schema.of(
                    new SqlType.Field("id", Basic.BIGINT),
                    new SqlType.Field("name", Basic.STRING),
                    new SqlType.Field("emailAddress", Basic.STRING),
                    new SqlType.Field("creditCard", Basic.STRING),
                    new SqlType.Field("city", Basic.STRING),
                    new SqlType.Field("state", Basic.STRING),
                    new SqlType.Field("dateTime", Basic.TIMESTAMP),
                    new SqlType.Field("extra", Basic.STRING));
    private static final Schema AUCTION_COLUMNS =
            Schema.of(
                    new SqlType.Field("id", Basic.BIGINT),
                    new SqlType.Field("itemName", Basic.STRING),
                    new SqlType.Field("description", Basic.STRING),
                    new SqlType.Field("initialBid", Basic.BIGINT),
                    new SqlType.Field("reserve", Basic.BIGINT),
                    new SqlType.Field("dateTime", Basic.TIMESTAMP),
                    new SqlType.Field("expires", Basic.TIMESTAMP),
                    new SqlType.Field("seller", Basic.BIGINT),
                    new SqlType.Field("category", Basic.BIGINT),
                    new SqlType.Field("extra", Basic.STRING));
    private static final Schema BID_COLUMNS =
            Schema.of(
                    new SqlType.Field("auction", Basic.BIGINT),
                    new SqlType.Field("bidder", Basic.BIGINT),
                    new SqlType.Field("price", Basic.BIGINT),
                    new SqlType.Field("channel", Basic.STRING),
                    new SqlType.Field("url", Basic.STRING),
                    new SqlType.Field("dateTime", Basic.TIMESTAMP),
                    new SqlType.Field("extra", Basic.STRING));

    Schema schema() {
        return switch (this) {
            case PERSON -> PERSON_COLUMNS;
            case AUCTION -> AUCTION_COLUMNS;
            case BID -> BID_COLUMNS;
        };
    }

    String inWords() {
        return name().toLowerCase(Locale.ROOT);
    }
}
