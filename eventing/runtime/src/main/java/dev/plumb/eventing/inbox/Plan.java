package dev.plumb.eventing.inbox;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.effect.NewEffect;
import dev.plumb.eventing.timer.TimerChange;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one transaction writes.
 *
 * @param created states of aggregates that have no row yet
 * @param changed target states, one for each aggregate that changed
 * @param events to append, those of one key in version order
 * @param effects to intend, in the order of their events
 * @param timers to set or cancel, in the order of their events
 * @param begun watermarks of keys that had none yet, also where nothing could be applied
 * @param moved watermarks of keys that have gone on
 * @param parked deliveries that have to wait
 * @param refused recorded with a reason, also what is of an abandoned history
 * @param drained events that need not wait any longer
 */
record Plan<A>(
    List<A> created,
    List<A> changed,
    List<Consequence> events,
    List<Intent> effects,
    List<Setting> timers,
    Map<UUID, Watermark> begun,
    Map<UUID, Watermark> moved,
    List<ReceivedEvent> parked,
    List<ReceivedEvent> drained,
    List<Verdict> refused,
    List<Verdict> dead) {

  /** Goes on in the trace of the event that caused it. */
  record Consequence(NewEvent event, ReceivedEvent cause) {}

  /** Goes on in the trace of the event that caused it. */
  record Intent(NewEffect effect, ReceivedEvent cause) {}

  /** Goes on in the trace of the event that caused it. */
  record Setting(TimerChange timer, ReceivedEvent cause) {}

  record Verdict(ReceivedEvent event, String reason) {}
}
