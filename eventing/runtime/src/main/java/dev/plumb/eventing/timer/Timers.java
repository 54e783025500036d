package dev.plumb.eventing.timer;

import dev.plumb.eventing.trace.TraceContext;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Collections;
import java.util.List;

/**
 * Timers are rows of the business transaction. What fires is a command to the aggregate, once, by
 * one of the replicas, also after a restart.
 */
public interface Timers {

  /**
   * One statement for those that are set and one for those cancelled; of two changes to one timer
   * the later counts. The aggregates must be locked by this transaction: whoever fires locks them
   * first too.
   */
  default Uni<Void> change(Tx tx, List<? extends TimerChange> changes) {
    String trace = tx.traceparent().orElseGet(TraceContext::current);
    return change(tx, changes, Collections.nCopies(changes.size(), trace));
  }

  /**
   * The same for timers that follow from events, so that each goes on in the trace of its cause.
   *
   * @param traceparents one for each change, in the same order; null where the cause had none
   */
  Uni<Void> change(Tx tx, List<? extends TimerChange> changes, List<String> traceparents);
}
