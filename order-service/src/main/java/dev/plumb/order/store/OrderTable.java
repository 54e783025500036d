package dev.plumb.order.store;

import dev.plumb.eventing.tx.Tx;
import dev.plumb.order.domain.Address;
import dev.plumb.order.domain.LineId;
import dev.plumb.order.domain.Money;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderLine;
import dev.plumb.order.domain.Purchase;
import dev.plumb.order.domain.ShipmentId;
import io.smallrye.mutiny.Uni;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Locks and writes rows of {@code orders}: one statement for any number of them. */
final class OrderTable {

  private static final String LOCK =
      """
      select id, version, status, customer_id, payment_method, currency, line_ids, line_skus,
             line_quantities, line_unit_prices, ship_to_name, ship_to_street, ship_to_city,
             ship_to_postal_code, ship_to_country, placed_at, authorized_total, captured_total,
             refunded_total, refund_requested, payment_closed, parcel_status, shipment_id,
             tracking_number, parcel_line_ids, cancellation_rejected, return_value, return_settled
      from orders
      where id = any($1::uuid[])
      order by id
      for update
      """;

  /** Arrays travel as one text per order: an array of arrays must not be ragged. */
  private static final String INSERT =
      """
      insert into orders (
        id, version, status, customer_id, payment_method, currency, total_amount,
        line_ids, line_skus, line_quantities, line_unit_prices,
        ship_to_name, ship_to_street, ship_to_city, ship_to_postal_code, ship_to_country, placed_at)
      select id, version, status, customer_id, payment_method, currency, total_amount,
        line_ids::uuid[], line_skus::text[], line_quantities::integer[], line_unit_prices::bigint[],
        name, street, city, postal_code, country, placed_at
      from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[],
                  $7::bigint[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[],
                  $13::text[], $14::text[], $15::text[], $16::text[], $17::timestamptz[])
        as o(id, version, status, customer_id, payment_method, currency, total_amount,
             line_ids, line_skus, line_quantities, line_unit_prices,
             name, street, city, postal_code, country, placed_at)
      """;

  private static final String UPDATE =
      """
      update orders set
        version = c.version, status = c.status, authorized_total = c.authorized_total,
        captured_total = c.captured_total, refunded_total = c.refunded_total,
        refund_requested = c.refund_requested, payment_closed = c.payment_closed,
        parcel_status = c.parcel_status, shipment_id = c.shipment_id,
        tracking_number = c.tracking_number, parcel_line_ids = c.parcel_line_ids::uuid[],
        cancellation_rejected = c.cancellation_rejected, return_value = c.return_value,
        return_settled = c.return_settled
      from unnest($1::uuid[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[],
                  $7::bigint[], $8::boolean[], $9::text[], $10::uuid[], $11::text[], $12::text[],
                  $13::boolean[], $14::bigint[], $15::boolean[])
        as c(id, version, status, authorized_total, captured_total, refunded_total,
             refund_requested, payment_closed, parcel_status, shipment_id, tracking_number,
             parcel_line_ids, cancellation_rejected, return_value, return_settled)
      where orders.id = c.id
      """;

  private OrderTable() {}

  static Uni<Void> insert(Tx tx, Collection<Order> orders) {
    if (orders.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<Purchase> purchases = orders.stream().map(Order::purchase).toList();
    List<Address> addresses = purchases.stream().map(Purchase::shipTo).toList();
    return tx.update(
            INSERT,
            column(orders, UUID[]::new, order -> order.id().value()),
            column(orders, Long[]::new, Order::version),
            column(orders, String[]::new, order -> order.status().name()),
            column(purchases, String[]::new, purchase -> purchase.customer().value()),
            column(purchases, String[]::new, purchase -> purchase.paymentMethod().value()),
            column(purchases, String[]::new, purchase -> purchase.currency().getCurrencyCode()),
            column(purchases, Long[]::new, purchase -> purchase.total().minorUnits()),
            lines(purchases, line -> line.id().value()),
            lines(purchases, line -> line.sku().value()),
            lines(purchases, OrderLine::quantity),
            lines(purchases, line -> line.unitPrice().minorUnits()),
            column(addresses, String[]::new, Address::name),
            column(addresses, String[]::new, Address::street),
            column(addresses, String[]::new, Address::city),
            column(addresses, String[]::new, Address::postalCode),
            column(addresses, String[]::new, Address::country),
            column(purchases, OffsetDateTime[]::new, p -> p.placedAt().atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  static Uni<Void> update(Tx tx, Collection<Order> orders) {
    if (orders.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return tx.update(
            UPDATE,
            column(orders, UUID[]::new, order -> order.id().value()),
            column(orders, Long[]::new, Order::version),
            column(orders, String[]::new, order -> order.status().name()),
            column(orders, Long[]::new, o -> o.payment().totals().authorized().minorUnits()),
            column(orders, Long[]::new, o -> o.payment().totals().captured().minorUnits()),
            column(orders, Long[]::new, o -> o.payment().totals().refunded().minorUnits()),
            column(orders, Long[]::new, o -> o.payment().refundRequested().minorUnits()),
            column(orders, Boolean[]::new, order -> order.payment().closed()),
            column(orders, String[]::new, order -> order.parcel().status().name()),
            column(orders, UUID[]::new, o -> o.parcel().id().map(ShipmentId::value).orElse(null)),
            column(orders, String[]::new, order -> order.parcel().trackingNumber().orElse(null)),
            column(orders, String[]::new, o -> arrayText(ids(o.parcel().lines()))),
            column(orders, Boolean[]::new, Order::cancellationRejected),
            column(
                orders,
                Long[]::new,
                o -> o.restitution().value().map(Money::minorUnits).orElse(null)),
            column(orders, Boolean[]::new, order -> order.restitution().settled()))
        .replaceWithVoid();
  }

  static Uni<Map<UUID, Order>> lock(Tx tx, Set<UUID> orders) {
    return tx.select(LOCK, (Object) orders.toArray(UUID[]::new)).map(OrderTable::byId);
  }

  private static Map<UUID, Order> byId(List<Object[]> rows) {
    Map<UUID, Order> orders = HashMap.newHashMap(rows.size());
    rows.forEach(row -> orders.put((UUID) row[0], RowToOrder.order(OrderRow.of(row))));
    return orders;
  }

  private static String[] lines(List<Purchase> purchases, Function<OrderLine, Object> value) {
    return column(purchases, String[]::new, p -> arrayText(p.lines().stream().map(value).toList()));
  }

  private static List<UUID> ids(List<LineId> lines) {
    return lines.stream().map(LineId::value).toList();
  }

  /** https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO */
  private static String arrayText(List<?> values) {
    return values.stream()
        .map(value -> value.toString().replace("\\", "\\\\").replace("\"", "\\\""))
        .map("\"%s\""::formatted)
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static <S, T> T[] column(
      Collection<S> rows, IntFunction<T[]> array, Function<S, T> value) {
    return rows.stream().map(value).toArray(array);
  }
}
