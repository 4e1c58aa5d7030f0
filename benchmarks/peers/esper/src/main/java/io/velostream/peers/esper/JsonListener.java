package io.velostream.peers.esper;

import com.espertech.esper.common.client.EventBean;
import com.espertech.esper.common.client.json.minimaljson.WriterConfig;
import com.espertech.esper.common.client.json.util.JsonEventObject;
import com.espertech.esper.runtime.client.EPRuntime;
import com.espertech.esper.runtime.client.EPStatement;
import com.espertech.esper.runtime.client.UpdateListener;
import io.velostream.peers.LineCounter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Has Esper write each event of the answer as JSON.
final class JsonListener implements UpdateListener {
    private final LineCounter lines;

    JsonListener(LineCounter lines) {
        this.lines = lines;
    }

    @Override
    public void update(
            EventBean @Nullable [] added,
            EventBean @Nullable [] removed,
            EPStatement statement,
            EPRuntime runtime) {
        if (added == null) {
            return;
        }
        try {
            for (EventBean event : added) {
                JsonEventObject row = (JsonEventObject) event.getUnderlying();
                lines.write(row.toString(WriterConfig.MINIMAL).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
