package dev.plumb.order.usecase;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.effect.Effects;
import dev.plumb.eventing.effect.NewEffect;
import dev.plumb.eventing.outbox.Outbox;
import dev.plumb.eventing.timer.TimerChange;
import dev.plumb.eventing.timer.Timers;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.order.domain.Decision;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderEvent;
import dev.plumb.order.store.Orders;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Writes down what was decided: the order, its events and what it waits for, in the caller's
 * transaction.
 */
@Singleton
class Changes {

  private final Orders orders;
  private final Outbox outbox;
  private final OrderEvents events;
  private final Announcements announcements;
  private final Effects effects;
  private final Timers timers;
  private final OrderTimers waits;

  Changes(
      Orders orders,
      Outbox outbox,
      OrderEvents events,
      Announcements announcements,
      Effects effects,
      Timers timers,
      OrderTimers waits) {
    this.orders = orders;
    this.outbox = outbox;
    this.events = events;
    this.announcements = announcements;
    this.effects = effects;
    this.timers = timers;
    this.waits = waits;
  }

  /**
   * @param placed each with one event
   * @param traceparents of the requests, in the same order
   */
  Uni<Void> insert(Tx tx, List<Decision.Accepted> placed, List<String> traceparents) {
    List<NewEvent> happened = new ArrayList<>();
    List<NewEffect> calls = new ArrayList<>();
    List<String> traces = new ArrayList<>();
    for (int i = 0; i < placed.size(); i++) {
      Decision.Accepted it = placed.get(i);
      List<NewEvent> its = events.of(it.order(), it.events());
      happened.addAll(its);
      calls.addAll(announcements.of(it.order(), it.events(), its));
      traces.addAll(Collections.nCopies(calls.size() - traces.size(), traceparents.get(i)));
    }
    List<TimerChange> begun =
        placed.stream().flatMap(it -> waits.of(it.order(), it.events()).stream()).toList();
    return orders
        .insert(tx, placed.stream().map(Decision.Accepted::order).toList())
        .chain(() -> outbox.append(tx, happened, traceparents))
        .chain(() -> effects.intend(tx, calls, traces))
        .chain(() -> timers.change(tx, begun, traceparents));
  }

  Uni<Void> write(Tx tx, Decision decision) {
    return switch (decision) {
      case Decision.Accepted it -> write(tx, it.order(), it.events());
      case Decision.AlreadyDone it -> Uni.createFrom().voidItem();
      case Decision.Refused it when it.events().isEmpty() -> Uni.createFrom().voidItem();
      case Decision.Refused it -> write(tx, it.order(), it.events());
    };
  }

  private Uni<Void> write(Tx tx, Order after, List<OrderEvent> happened) {
    List<NewEvent> told = events.of(after, happened);
    return orders
        .save(tx, List.of(after))
        .chain(() -> outbox.append(tx, told))
        .chain(() -> effects.intend(tx, announcements.of(after, happened, told)))
        .chain(() -> timers.change(tx, waits.of(after, happened)));
  }
}
