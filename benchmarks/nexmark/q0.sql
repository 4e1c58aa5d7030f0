-- Pass through: what the source and the way out cost.
SELECT auction, bidder, price, dateTime, extra FROM bid;
