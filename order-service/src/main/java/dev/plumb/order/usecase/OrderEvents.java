package dev.plumb.order.usecase;

import dev.plumb.contracts.Contracts;
import dev.plumb.eventing.NewEvent;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderEvent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Turns what happened to an order into events for its stream. */
@Singleton
public class OrderEvents {

  private final Contracts contracts;
  private final Supplier<UUID> ids;
  private final InstantSource clock;

  OrderEvents(Contracts contracts, Supplier<UUID> ids, InstantSource clock) {
    this.contracts = contracts;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @param after the order at the version of the last event
   */
  public List<NewEvent> of(Order after, List<OrderEvent> events) {
    Instant now = clock.instant();
    long version = after.version() - events.size();
    List<NewEvent> encoded = new ArrayList<>(events.size());
    for (OrderEvent event : events) {
      encoded.add(encode(event, ++version, now));
    }
    return encoded;
  }

  private NewEvent encode(OrderEvent event, long version, Instant now) {
    String type = WireTypes.of(event);
    return new NewEvent(
        ids.get(),
        WireTypes.STREAM,
        event.order().value(),
        version,
        type,
        contracts.schemaRef(type),
        now,
        contracts.encode(type, WireFields.of(event)));
  }
}
