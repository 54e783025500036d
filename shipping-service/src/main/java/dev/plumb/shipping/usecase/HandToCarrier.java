package dev.plumb.shipping.usecase;

import dev.plumb.eventing.effect.AggregateState;
import dev.plumb.eventing.effect.EffectAnswer;
import dev.plumb.eventing.effect.EffectPort;
import dev.plumb.eventing.effect.NewEffect;
import dev.plumb.eventing.outbox.Outbox;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.shipping.domain.Decision;
import dev.plumb.shipping.domain.Dispatching;
import dev.plumb.shipping.domain.OrderId;
import dev.plumb.shipping.domain.Shipment;
import dev.plumb.shipping.domain.Tracking;
import dev.plumb.shipping.store.Shipments;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Hands a parcel to the carrier. */
@Singleton
class HandToCarrier implements EffectPort {

  private static final Logger LOG = Logger.getLogger(HandToCarrier.class);

  private final Carrier carrier;
  private final Shipments shipments;
  private final ShipmentEvents events;
  private final Outbox outbox;

  HandToCarrier(Carrier carrier, Shipments shipments, ShipmentEvents events, Outbox outbox) {
    this.carrier = carrier;
    this.shipments = shipments;
    this.events = events;
    this.outbox = outbox;
  }

  @Override
  public String kind() {
    return DispatchRequest.KIND;
  }

  @Override
  public Uni<EffectAnswer> call(NewEffect effect) {
    return carrier.take(effect.idempotencyKey(), effect.key().toString(), effect.request());
  }

  @Override
  public Uni<EffectAnswer> ask(NewEffect effect) {
    return carrier.find(effect.key().toString());
  }

  @Override
  public Uni<Void> settle(Tx tx, NewEffect effect, EffectAnswer answer) {
    OrderId order = new OrderId(effect.key());
    return shipments
        .lock(tx, order)
        .onItem()
        .transform(found -> found.orElseThrow(() -> new IllegalStateException("no shipment")))
        .map(shipment -> decide(shipment, answer))
        .chain(decision -> write(tx, order, decision));
  }

  @Override
  public Uni<Optional<AggregateState>> state(Tx tx, NewEffect effect) {
    return shipments
        .lock(tx, new OrderId(effect.key()))
        .map(found -> found.map(it -> new AggregateState("Shipment", it.status().name())));
  }

  private Decision decide(Shipment shipment, EffectAnswer answer) {
    return switch (answer) {
      case EffectAnswer.Confirmed it -> Dispatching.carrierAccepted(shipment, tracking(it.facts()));
      case EffectAnswer.Refused it ->
          Dispatching.carrierRefused(shipment, it.code() + ": " + it.reason());
      case EffectAnswer.Unknown it -> throw new IllegalArgumentException("not final: " + it);
      case EffectAnswer.NeverHappened it -> throw new IllegalArgumentException("not final: " + it);
      case EffectAnswer.NobodyKnows it -> throw new IllegalArgumentException("not final: " + it);
    };
  }

  private Uni<Void> write(Tx tx, OrderId order, Decision decision) {
    return switch (decision) {
      case Decision.Accepted it -> {
        tx.afterCommit(() -> report(it.next()));
        yield shipments.save(tx, List.of(it.next())).chain(() -> outbox.append(tx, events.of(it)));
      }
      case Decision.AlreadyDone it -> Uni.createFrom().voidItem();
      case Decision.Refused it -> {
        LOG.warnf("order %s: the carrier's answer changes nothing: %s", order.value(), it.why());
        yield Uni.createFrom().voidItem();
      }
    };
  }

  private static void report(Shipment shipment) {
    if (shipment.status().isWithTheCarrier() || shipment.status().isTerminal()) {
      LOG.infof("order %s: shipment %s", shipment.orderId().value(), shipment.status());
    } else {
      LOG.errorf(
          "order %s: the carrier will not take the parcel as it is; its reason is in the effect's"
              + " row. Put it right at the carrier or cancel the order",
          shipment.orderId().value());
    }
  }

  private static Tracking tracking(Map<String, String> facts) {
    return new Tracking(facts.get(Carrier.NAME), facts.get(Carrier.TRACKING_NUMBER));
  }
}
