package dev.plumb.shipping.store;

import dev.plumb.eventing.tx.Tx;
import dev.plumb.shipping.domain.Money;
import dev.plumb.shipping.domain.Shipment;
import dev.plumb.shipping.domain.Tracking;
import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Locks and writes rows of {@code shipment}: one statement for any number of them. */
final class ShipmentTable {

  private static final String LOCK =
      """
      select order_id, shipment_id, status, version, parcel, due, due_currency, confirmed, captured,
             captured_currency, dispatch, carrier, tracking_number, carrier_rank, cancellation
      from shipment
      where order_id = any($1::uuid[])
      order by order_id
      for update
      """;

  /** In key order, because two of these on the same keys wait for each other. */
  private static final String INSERT =
      """
      insert into shipment (order_id, status, version, parcel, due, due_currency, confirmed, captured,
                            captured_currency, dispatch, carrier, tracking_number, carrier_rank,
                            cancellation, shipment_id)
      select * from unnest($1::uuid[], $2::text[], $3::bigint[], $4::text[], $5::bigint[],
                           $6::text[], $7::boolean[], $8::bigint[], $9::text[], $10::text[],
                           $11::text[], $12::text[], $13::integer[], $14::text[], $15::uuid[])
        as s(order_id)
      order by s.order_id
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

  static Uni<Map<UUID, Shipment>> lock(Tx tx, Set<UUID> orders) {
    return tx.select(LOCK, (Object) orders.toArray(UUID[]::new)).map(ShipmentTable::byOrder);
  }

  static Uni<Integer> insert(Tx tx, Collection<Shipment> shipments) {
    Object[] columns = Arrays.copyOf(columns(shipments), 15);
    columns[14] = column(shipments, UUID[]::new, s -> s.id().value());
    return tx.update(INSERT, columns);
  }

  static Uni<Void> update(Tx tx, Collection<Shipment> shipments) {
    return tx.update(UPDATE, columns(shipments)).replaceWithVoid();
  }

  private static Object[] columns(Collection<Shipment> shipments) {
    return new Object[] {
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
      column(shipments, String[]::new, s -> s.cancellation().orElse(null))
    };
  }

  private static Map<UUID, Shipment> byOrder(List<Object[]> rows) {
    Map<UUID, Shipment> shipments = HashMap.newHashMap(rows.size());
    rows.forEach(row -> shipments.put((UUID) row[0], RowToShipment.shipment(ShipmentRow.of(row))));
    return shipments;
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
