package dev.plumb.order.store;

import dev.plumb.eventing.tx.Tx;
import dev.plumb.order.domain.Address;
import dev.plumb.order.domain.LineId;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderLine;
import dev.plumb.order.domain.Purchase;
import dev.plumb.order.domain.ShipmentId;
import io.smallrye.mutiny.Uni;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Writes {@code orders}: one statement for a new order, one for any number of changed ones. */
final class OrderTable {

  private static final String INSERT =
      """
      insert into orders (
        id, version, status, customer_id, payment_method, currency, total_amount,
        line_ids, line_skus, line_quantities, line_unit_prices,
        ship_to_name, ship_to_street, ship_to_city, ship_to_postal_code, ship_to_country, placed_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
      """;

  /** Line ids travel as one text per order: an array of arrays must not be ragged. */
  private static final String UPDATE =
      """
      update orders set
        version = c.version, status = c.status, authorized_total = c.authorized_total,
        captured_total = c.captured_total, refunded_total = c.refunded_total,
        refund_requested = c.refund_requested, payment_closed = c.payment_closed,
        parcel_status = c.parcel_status, shipment_id = c.shipment_id,
        tracking_number = c.tracking_number, parcel_line_ids = c.parcel_line_ids::uuid[],
        cancellation_rejected = c.cancellation_rejected
      from unnest($1::uuid[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[],
                  $7::bigint[], $8::boolean[], $9::text[], $10::uuid[], $11::text[], $12::text[],
                  $13::boolean[])
        as c(id, version, status, authorized_total, captured_total, refunded_total,
             refund_requested, payment_closed, parcel_status, shipment_id, tracking_number,
             parcel_line_ids, cancellation_rejected)
      where orders.id = c.id
      """;

  private OrderTable() {}

  static Uni<Void> insert(Tx tx, Order order) {
    Purchase purchase = order.purchase();
    List<OrderLine> lines = purchase.lines();
    Address to = purchase.shipTo();
    return tx.update(
            INSERT,
            order.id().value(),
            order.version(),
            order.status().name(),
            purchase.customer().value(),
            purchase.paymentMethod().value(),
            purchase.currency().getCurrencyCode(),
            purchase.total().minorUnits(),
            column(lines, UUID[]::new, line -> line.id().value()),
            column(lines, String[]::new, line -> line.sku().value()),
            column(lines, Integer[]::new, OrderLine::quantity),
            column(lines, Long[]::new, line -> line.unitPrice().minorUnits()),
            to.name(),
            to.street(),
            to.city(),
            to.postalCode(),
            to.country(),
            purchase.placedAt().atOffset(ZoneOffset.UTC))
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
            column(orders, String[]::new, order -> arrayText(order.parcel().lines())),
            column(orders, Boolean[]::new, Order::cancellationRejected))
        .replaceWithVoid();
  }

  private static String arrayText(List<LineId> lines) {
    return String.join(",", lines.stream().map(line -> line.value().toString()).toList())
        .transform("{%s}"::formatted);
  }

  private static <S, T> T[] column(
      Collection<S> rows, IntFunction<T[]> array, Function<S, T> value) {
    return rows.stream().map(value).toArray(array);
  }
}
