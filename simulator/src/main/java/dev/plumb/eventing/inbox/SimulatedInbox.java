package dev.plumb.eventing.inbox;

import dev.plumb.eventing.effect.Effects;
import dev.plumb.eventing.outbox.Outbox;
import dev.plumb.eventing.timer.Timers;
import dev.plumb.eventing.trace.EventSpans;
import dev.plumb.eventing.tx.Transactions;
import dev.plumb.simulator.Arrivals;
import dev.plumb.simulator.Process;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** The real inbox of one replica, over its service's store in memory and in virtual time. */
public final class SimulatedInbox {

  private SimulatedInbox() {}

  public static Inbox of(
      Process process,
      MemoryInboxStore store,
      Arrivals arrivals,
      Transactions transactions,
      Outbox outbox,
      Effects effects,
      Timers timers,
      InboxSettings settings,
      MeterRegistry meters) {
    return new SqlInbox(
        transactions,
        new WatchedInboxStore(arrivals, new BrokenInboxStore(process.world(), store)),
        outbox,
        effects,
        timers,
        settings,
        meters,
        process.world().random(),
        length -> pause(process, length),
        EventSpans.none());
  }

  private static Uni<Void> pause(Process process, Duration length) {
    return Uni.createFrom()
        .emitter(over -> process.after(length.toNanos(), () -> over.complete(null)));
  }
}
