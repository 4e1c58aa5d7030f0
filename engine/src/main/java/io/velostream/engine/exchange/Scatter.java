package io.velostream.engine.exchange;

import io.velostream.engine.exchange.InUnits.End;
import io.velostream.engine.exchange.Parcel.UnitEnd;
import io.velostream.engine.operator.NamedEvaluator;
import io.velostream.engine.operator.Operator;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.Dictionary;
import io.velostream.types.RowErrors;
import io.velostream.types.Schema;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import io.velostream.types.TextColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ends a stage: sends each row to the task that its key belongs to.
///
/// Rows leave when a parcel is full or the unit ends ([#endUnit]), which the task says that reads
/// the units; so does the end of the input ([#end]).
public final class Scatter implements Operator {
    /// A dictionary that comes with more entries than this is not worth sending.
    private static final int MOST_NEW_ENTRIES = 8192;

    private final NamedEvaluator[] keys;
    private final Column[] keyColumns;
    private final int receivers;
    private final Outlet outlet;
    private final RowTargets targets;
    private final Parcel[] open;
    private final SentTexts[][] sent;

    /// The dictionary of each text column of the last batch; null for slices and other columns.
    private final @Nullable Dictionary[] forms;

    /// A key that cannot be computed is a failure of the step behind, which computes it again.
    private final RowErrors unreadable = new RowErrors();

    private boolean forGroups;

    private long unit;
    private int split = -1;
    private boolean ended;
    private boolean hasStamps;
    private boolean hasPositions;

    /// What a receiver has seen of a column's dictionary.
    private static final class SentTexts {
        private @Nullable Dictionary entries;
        private int count;
    }

    /// @param keys none if all rows go to the first receiver
    @SuppressWarnings("NullAway") // Parcels are taken before rows are added.
    public Scatter(Schema schema, List<NamedEvaluator> keys, Outlet outlet) {
        this.keys = keys.toArray(NamedEvaluator[]::new);
        this.outlet = outlet;
        keyColumns = new Column[keys.size()];
        receivers = outlet.receivers();
        targets = new RowTargets(receivers, keys.size());
        open = new Parcel[receivers];
        sent = new SentTexts[receivers][schema.size()];
        for (SentTexts[] columns : sent) {
            for (int i = 0; i < columns.length; i++) {
                columns[i] = new SentTexts();
            }
        }
        forms = new Dictionary[schema.size()];
    }

    /// Says that there are no rows, only groups at the end.
    void forGroups() {
        forGroups = true;
    }

    /// Says which unit the rows belong to from now on.
    ///
    /// @param splitNumber which split it is a piece of; -1 if it is no such piece
    public void beginUnit(long number, int splitNumber) {
        unit = number;
        split = splitNumber;
    }

    @Override
    public void process(Batch batch) {
        if (noteForms(batch)) {
            sendOpen();
        }
        unreadable.clear();
        for (int i = 0; i < keys.length; i++) {
            keyColumns[i] =
                    keys[i].evaluator().evaluate(batch, batch.rows(), batch.size(), unreadable);
        }
        targets.sort(batch, keyColumns);
        for (int receiver = 0; receiver < receivers; receiver++) {
            add(batch, receiver, targets.rows(receiver), targets.count(receiver));
            if (keys.length == 0) {
                return;
            }
        }
    }

    /// Whether the rows have another form than those of the last batch, such as another dictionary:
    /// a parcel has one.
    private boolean noteForms(Batch batch) {
        boolean stamps = batch.watermarks() != null;
        boolean positions = batch.positions() != null;
        boolean changed = stamps != hasStamps || positions != hasPositions;
        hasStamps = stamps;
        hasPositions = positions;
        for (int i = 0; i < forms.length; i++) {
            Dictionary form = formOf(batch.column(i), forms[i]);
            if (form == null ? forms[i] != null : !form.equals(forms[i])) {
                forms[i] = form;
                changed = true;
            }
        }
        return changed;
    }

    private static @Nullable Dictionary formOf(Column column, @Nullable Dictionary last) {
        if (!(column instanceof TextColumn text) || !text.isDictionary()) {
            return null;
        }
        Dictionary entries = text.dictionary();
        boolean known = entries.equals(last);
        return known || entries.size() <= MOST_NEW_ENTRIES ? entries : null;
    }

    private void add(Batch batch, int receiver, int[] rows, int count) {
        int from = 0;
        while (from < count) {
            Parcel parcel = openParcel(receiver);
            int room = Batch.DEFAULT_CAPACITY - parcel.count;
            int taken = Math.min(room, count - from);
            addTexts(parcel, sent[receiver]);
            ParcelRows.append(parcel, batch, forms, rows, from, taken);
            from += taken;
            if (taken == room) {
                send(receiver);
            }
        }
    }

    @SuppressWarnings("NullAway") // Elements are null between two parcels.
    private Parcel openParcel(int receiver) {
        Parcel parcel = open[receiver];
        if (parcel == null) {
            parcel = outlet.take(receiver);
            parcel.begin(unit, split);
            open[receiver] = parcel;
        }
        return parcel;
    }

    private void addTexts(Parcel parcel, SentTexts[] columns) {
        for (int i = 0; i < forms.length; i++) {
            Dictionary entries = forms[i];
            if (entries == null) {
                continue;
            }
            SentTexts seen = columns[i];
            if (!entries.equals(seen.entries)) {
                seen.entries = entries;
                seen.count = 0;
                parcel.newTexts[i].startAnew();
            }
            int size = entries.size();
            if (size > seen.count) {
                parcel.newTexts[i].add(entries, seen.count, size);
                seen.count = size;
            }
        }
    }

    @SuppressWarnings("NullAway") // Elements are null between two parcels.
    private void send(int receiver) {
        outlet.send(receiver, open[receiver]);
        open[receiver] = null;
    }

    @SuppressWarnings("NullAway") // Elements are null between two parcels.
    private void sendOpen() {
        for (int receiver = 0; receiver < receivers; receiver++) {
            if (open[receiver] != null) {
                send(receiver);
            }
        }
    }

    /// Ends the unit: every receiver learns of it, also one without rows, unless what goes across
    /// are groups at the end.
    public void endUnit(UnitEnd what) {
        if (forGroups) {
            return;
        }
        for (int receiver = 0; receiver < receivers; receiver++) {
            openParcel(receiver).endUnit(what);
            send(receiver);
        }
    }

    @Override
    public void advance(long watermark) {
        for (int receiver = 0; receiver < receivers; receiver++) {
            openParcel(receiver).setWatermark(watermark);
            send(receiver);
        }
    }

    /// The host says how the input ended, see [#end].
    @Override
    public void finish() {}

    /// Says that nothing follows; only the first time counts.
    public void end(End how) {
        end(how, null);
    }

    void end(End how, @Nullable PartialGroups groups) {
        if (ended) {
            return;
        }
        ended = true;
        for (int receiver = 0; receiver < receivers; receiver++) {
            openParcel(receiver).setEnd(how, groups);
            send(receiver);
        }
    }

    @Override
    public boolean isSatisfied() {
        return outlet.isSatisfied();
    }

    /// What is open belongs to the unit at hand: between units there is nothing.
    @Override
    public void snapshot(StateWriter writer) {}

    @Override
    public void restore(StateReader reader) {}
}
