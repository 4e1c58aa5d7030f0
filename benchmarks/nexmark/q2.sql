-- Selection: the bids on each 123rd auction.
SELECT auction, price FROM bid WHERE MOD(auction, 123) = 0;
