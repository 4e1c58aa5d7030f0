package io.velostream.peers.esper;

import com.espertech.esper.common.client.EventSender;
import com.espertech.esper.common.client.json.util.EventSenderJson;
import com.espertech.esper.runtime.client.EPEventService;
import java.nio.file.Path;

/// Makes an event of a line and sends it.
interface LineSender {
    void send(String line);

    /// Lines of JSON are read by Esper. It has no reader of CSV in its core: those of two columns,
    /// a name and a number, are taken apart here.
    static LineSender of(EPEventService service, String type, Path file) {
        EventSender sender = service.getEventSender(type);
        if (sender instanceof EventSenderJson json) {
            return json::sendEvent;
        }
        if (!file.toString().endsWith(".csv")) {
            throw new IllegalArgumentException("lines of unknown form: " + file);
        }
        return line -> {
            int end = line.indexOf(';');
            sender.sendEvent(
                    new Object[] {
                        line.substring(0, end), Double.parseDouble(line.substring(end + 1))
                    });
        };
    }
}
