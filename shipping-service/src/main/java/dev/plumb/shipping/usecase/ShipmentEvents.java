package dev.plumb.shipping.usecase;

import dev.plumb.contracts.Contracts;
import dev.plumb.eventing.NewEvent;
import dev.plumb.shipping.domain.Decision;
import dev.plumb.shipping.domain.ShipmentEvent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Turns what happened to a shipment into events for its stream. */
@Singleton
class ShipmentEvents {

  private final Contracts contracts;
  private final Supplier<UUID> ids;
  private final InstantSource clock;

  ShipmentEvents(Contracts contracts, Supplier<UUID> ids, InstantSource clock) {
    this.contracts = contracts;
    this.ids = ids;
    this.clock = clock;
  }

  List<NewEvent> of(Decision.Accepted accepted) {
    Instant now = clock.instant();
    long version = accepted.next().version() - accepted.events().size();
    List<NewEvent> encoded = new ArrayList<>(accepted.events().size());
    for (ShipmentEvent event : accepted.events()) {
      encoded.add(encode(event, ++version, now));
    }
    return encoded;
  }

  private NewEvent encode(ShipmentEvent event, long version, Instant now) {
    String type = ShipmentWire.type(event);
    return new NewEvent(
        ids.get(),
        ShipmentWire.STREAM,
        event.subject().orderId().value(),
        version,
        type,
        contracts.schemaRef(type),
        now,
        contracts.encode(type, ShipmentWire.fields(event)));
  }
}
