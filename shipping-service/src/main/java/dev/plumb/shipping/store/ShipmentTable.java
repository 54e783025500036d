package dev.plumb.shipping.store;

import dev.plumb.eventing.tx.Tx;
import dev.plumb.shipping.domain.Money;
import dev.plumb.shipping.domain.OrderId;
import dev.plumb.shipping.domain.Shipment;
import dev.plumb.shipping.domain.ShipmentId;
import dev.plumb.shipping.domain.Tracking;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Writes {@code shipment}: one statement for any number of rows. */
final class ShipmentTable {

  /** In key order, because two of these on the same keys wait for each other. */
  private static final String BEGIN =
      """
      insert into shipment (order_id, shipment_id, status, version, confirmed, dispatch, carrier_rank)
      select order_id, shipment_id, 'REQUESTED', 0, false, 'NOT_ASKED', -1
      from unnest($1::uuid[], $2::uuid[]) as blank(order_id, shipment_id)
      order by order_id
      on conflict (order_id) do nothing
      """;

  private static final String UPDATE =
      """
      update shipment set
        status = c.status, version = c.version, parcel = c.parcel, due = c.due,
        due_currency = c.due_currency, confirmed = c.confirmed, captured = c.captured,
        captured_currency = c.captured_currency, dispatch = c.dispatch, carrier = c.carrier,
        tracking_number = c.tracking_number, carrier_rank = c.carrier_rank,
        cancellation = c.cancellation
      from unnest($1::uuid[], $2::text[], $3::bigint[], $4::text[], $5::bigint[], $6::text[],
                  $7::boolean[], $8::bigint[], $9::text[], $10::text[], $11::text[], $12::text[],
                  $13::integer[], $14::text[])
        as c(order_id, status, version, parcel, due, due_currency, confirmed, captured,
             captured_currency, dispatch, carrier, tracking_number, carrier_rank, cancellation)
      where shipment.order_id = c.order_id
      """;

  private ShipmentTable() {}

  /** Rows for those that have none. */
  static Uni<Void> begin(Tx tx, Collection<UUID> orders) {
    return tx.update(
            BEGIN,
            orders.toArray(UUID[]::new),
            column(orders, UUID[]::new, order -> ShipmentId.firstOf(new OrderId(order)).value()))
        .replaceWithVoid();
  }

  static Uni<Void> update(Tx tx, Collection<Shipment> shipments) {
    return tx.update(
            UPDATE,
            column(shipments, UUID[]::new, s -> s.orderId().value()),
            column(shipments, String[]::new, s -> s.status().name()),
            column(shipments, Long[]::new, Shipment::version),
            column(
                shipments,
                String[]::new,
                s -> s.readiness().parcel().map(ParcelText::write).orElse(null)),
            column(shipments, Long[]::new, s -> amount(s.readiness().due())),
            column(shipments, String[]::new, s -> currency(s.readiness().due())),
            column(shipments, Boolean[]::new, s -> s.readiness().confirmed()),
            column(shipments, Long[]::new, s -> amount(s.readiness().captured())),
            column(shipments, String[]::new, s -> currency(s.readiness().captured())),
            column(shipments, String[]::new, s -> s.dispatch().call().name()),
            column(
                shipments,
                String[]::new,
                s -> s.dispatch().tracking().map(Tracking::carrier).orElse(null)),
            column(
                shipments,
                String[]::new,
                s -> s.dispatch().tracking().map(Tracking::number).orElse(null)),
            column(shipments, Integer[]::new, Shipment::rank),
            column(shipments, String[]::new, s -> s.cancellation().orElse(null)))
        .replaceWithVoid();
  }

  private static Long amount(Optional<Money> money) {
    return money.map(Money::minorUnits).orElse(null);
  }

  private static String currency(Optional<Money> money) {
    return money.map(Money::currency).map(java.util.Currency::getCurrencyCode).orElse(null);
  }

  private static <S, T> Object column(
      Collection<S> rows, IntFunction<T[]> array, Function<S, T> value) {
    return rows.stream().map(value).toArray(array);
  }
}
