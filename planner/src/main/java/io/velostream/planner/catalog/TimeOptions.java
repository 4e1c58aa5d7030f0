package io.velostream.planner.catalog;

import io.velostream.connect.Options;
import io.velostream.connect.Options.Value;
import io.velostream.types.Diagnostic;
import io.velostream.types.UserException;
import java.util.Locale;
import java.util.Optional;

/// What options say of a table's event time.
///
/// @param field the event time's column, if an option names it
/// @param format how that is written, if an option tells it
/// @param delay by how much rows may come out of order, in micros
/// @param delayGiven whether an option says that
/// @param advances whether event time moves on before the rows end
/// @param idle after how many micros without a row a split does not hold event time back; empty for
///   never
record TimeOptions(
        Optional<Value> field,
        Optional<Value> format,
        long delay,
        Optional<Value> delayGiven,
        boolean advances,
        Optional<Long> idle) {

    static TimeOptions of(Options options) {
        Optional<Value> field = PlannerOptions.given(options, PlannerOptions.TIME_FIELD);
        Optional<Value> format = PlannerOptions.given(options, PlannerOptions.TIME_FORMAT);
        if (format.isPresent() && field.isEmpty()) {
            throw fault(
                    format.get(),
                    "OPTION_MISSING",
                    "a format of the event time needs the column that it is about",
                    "add 'event.time.field' = 'column'");
        }
        Optional<Value> delay = PlannerOptions.given(options, PlannerOptions.DELAY);
        String strategy = options.text(PlannerOptions.STRATEGY).toLowerCase(Locale.ROOT);
        return switch (strategy) {
            case "bounded_out_of_orderness" ->
                    new TimeOptions(
                            field,
                            format,
                            PlannerOptions.duration(options, PlannerOptions.DELAY),
                            delay,
                            true,
                            idle(options));
            case "ascending", "ascending_timestamps", "monotonous", "monotonic" -> {
                delay.ifPresent(value -> refuse(value, strategy));
                yield new TimeOptions(field, format, 0, delay, true, idle(options));
            }
            case "none" -> {
                delay.ifPresent(value -> refuse(value, strategy));
                yield new TimeOptions(field, format, 0, delay, false, Optional.empty());
            }
            case "processing_time", "custom" ->
                    throw TableSettings.notSupportedYet(
                            "watermark strategy \"" + strategy + "\"",
                            PlannerOptions.given(options, PlannerOptions.STRATEGY).orElseThrow());
            default ->
                    throw options.invalid(
                            PlannerOptions.STRATEGY, "bounded_out_of_orderness, ascending or none");
        };
    }

    private static void refuse(Value delay, String strategy) {
        if (!Durations.micros(delay.text()).equals(Optional.of(0L))) {
            throw fault(
                    delay,
                    "OPTION_CONFLICT",
                    "with watermark strategy \"" + strategy + "\" no row may come out of order",
                    "use bounded_out_of_orderness");
        }
    }

    private static Optional<Long> idle(Options options) {
        String text = options.text(PlannerOptions.IDLE).toLowerCase(Locale.ROOT);
        if (text.equals("none") || text.equals("never")) {
            return Optional.empty();
        }
        long micros = PlannerOptions.duration(options, PlannerOptions.IDLE);
        return micros == 0 ? Optional.empty() : Optional.of(micros);
    }

    static UserException fault(Value value, String code, String message, String hint) {
        return new UserException(new Diagnostic(code, message, value.place(), Optional.of(hint)));
    }
}
