package io.velostream.runtime;

import io.velostream.engine.exchange.Outlet;
import io.velostream.engine.exchange.Parcel;
import java.util.List;

/// The channels from one task to those behind an exchange.
record TaskOutlet(List<Channel<Parcel>> channels) implements Outlet {
    TaskOutlet {
        channels = List.copyOf(channels);
    }

    @Override
    public int receivers() {
        return channels.size();
    }

    @Override
    public Parcel take(int receiver) {
        return channels.get(receiver).take();
    }

    @Override
    public void send(int receiver, Parcel parcel) {
        channels.get(receiver).send(parcel);
    }

    @Override
    public boolean isSatisfied() {
        for (int i = 0; i < channels.size(); i++) {
            if (!channels.get(i).isSatisfied()) {
                return false;
            }
        }
        return true;
    }
}
