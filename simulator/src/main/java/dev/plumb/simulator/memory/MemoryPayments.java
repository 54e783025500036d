package dev.plumb.simulator.memory;

import static java.util.stream.Collectors.toMap;

import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.Payment;
import dev.plumb.billing.domain.PaymentId;
import dev.plumb.billing.store.Payments;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.simulator.Bug;
import dev.plumb.simulator.World;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** {@link Payments} in memory. */
public final class MemoryPayments implements Payments {

  private final MemoryRows<Payment> rows = new MemoryRows<>("payment");
  private final World world;

  public MemoryPayments(World world) {
    this.world = world;
  }

  @Override
  public Uni<Map<UUID, Payment>> load(Tx tx, Set<UUID> orders) {
    return rows.locked(tx, orders);
  }

  @Override
  public Optional<Payment> blank(UUID order) {
    return Optional.of(Payment.blank(new PaymentId(world.id()), new OrderId(order)));
  }

  @Override
  public Uni<Integer> create(Tx tx, Collection<Payment> begun) {
    return rows.inserted(tx, begun.stream().collect(toMap(it -> it.order().value(), it -> it)));
  }

  @Override
  public Uni<Void> save(Tx tx, Collection<Payment> changed) {
    changed.forEach(payment -> rows.put(tx, payment.order().value(), payment));
    return Uni.createFrom().voidItem();
  }

  @Override
  public Uni<Optional<Payment>> lock(Tx tx, OrderId order) {
    return world.has(Bug.ANSWER_AND_WEBHOOK_BOTH_APPLIED)
        ? Uni.createFrom().item(rows.read(tx, order.value()))
        : rows.locked(tx, Set.of(order.value()))
            .map(found -> Optional.ofNullable(found.get(order.value())));
  }

  @Override
  public Uni<Optional<Payment>> find(OrderId order) {
    return Uni.createFrom().item(rows.committed(order.value()));
  }

  public Optional<Payment> committed(UUID order) {
    return rows.committed(order);
  }
}
