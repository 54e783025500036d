package dev.plumb.simulator.memory;

import dev.plumb.eventing.tx.Tx;
import dev.plumb.shipping.domain.Shipment;
import dev.plumb.shipping.domain.ShipmentStatus;
import dev.plumb.shipping.store.CarrierReports;
import dev.plumb.shipping.store.Shipments;
import dev.plumb.simulator.Bug;
import dev.plumb.simulator.World;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@link CarrierReports} in memory. */
public final class MemoryCarrierReports implements CarrierReports {

  private record Report(String id) {}

  private final World world;
  private final Shipments shipments;
  private final Set<Report> reports = new HashSet<>();

  public MemoryCarrierReports(World world, Shipments shipments) {
    this.world = world;
    this.shipments = shipments;
  }

  @Override
  public Uni<Boolean> add(Tx tx, String id, Entry entry) {
    MemoryTx open = MemoryTx.of(tx);
    Report report = new Report(id);
    return open.statement(() -> open.lock(List.of(report)).map(held -> isNew(open, report)))
        .call(
            isNew ->
                entry.outcome() == Outcome.REFUSED && world.has(Bug.APPLY_THOUGH_REFUSED)
                    ? applyAnyway(tx, entry)
                    : Uni.createFrom().voidItem());
  }

  private boolean isNew(MemoryTx tx, Report report) {
    boolean isNew = !reports.contains(report);
    tx.write(() -> reports.add(report));
    return isNew;
  }

  private Uni<Void> applyAnyway(Tx tx, Entry entry) {
    return shipments
        .lock(tx, entry.order())
        .chain(found -> shipments.save(tx, List.of(backOnItsWay(found.orElseThrow()))));
  }

  private static Shipment backOnItsWay(Shipment it) {
    return new Shipment(
        it.orderId(),
        it.id(),
        ShipmentStatus.DISPATCHED,
        it.version(),
        it.readiness(),
        it.dispatch(),
        it.rank(),
        it.cancellation());
  }
}
