package dev.plumb.billing.store;

import dev.plumb.billing.domain.Parcel;
import dev.plumb.billing.domain.Payment;
import dev.plumb.billing.domain.Refund;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Writes {@code payment}, any number of rows with one statement. */
final class PaymentTable {

  /** In key order, so that two callers can't deadlock. */
  private static final String INSERT_BLANKS =
      """
      insert into payment (order_id, id)
      select order_id, id from unnest($1::uuid[], $2::uuid[]) as b(order_id, id)
      order by order_id
      on conflict (order_id) do nothing
      """;

  /** Lists travel as one text per payment: an array of arrays must not be ragged. */
  private static final String UPDATE =
      """
      update payment set
        version = c.version, status = c.status, currency = c.currency, due = c.due,
        payment_method = c.payment_method, authorized_total = c.authorized_total,
        captured_total = c.captured_total, refunded_total = c.refunded_total,
        attempt = c.attempt, intent = c.intent, charge = c.charge, shipment_id = c.shipment_id,
        line_ids = c.line_ids::text[], cancellation_requested = c.cancellation_requested,
        verdict = c.verdict, refund_ids = c.refund_ids::uuid[],
        refund_amounts = c.refund_amounts::bigint[],
        refund_attempts = c.refund_attempts::integer[], refund_states = c.refund_states::text[]
      from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::text[],
                  $7::bigint[], $8::bigint[], $9::bigint[], $10::integer[], $11::text[],
                  $12::text[], $13::uuid[], $14::text[], $15::boolean[], $16::text[], $17::text[],
                  $18::text[], $19::text[], $20::text[])
        as c(order_id, version, status, currency, due, payment_method, authorized_total,
             captured_total, refunded_total, attempt, intent, charge, shipment_id, line_ids,
             cancellation_requested, verdict, refund_ids, refund_amounts, refund_attempts,
             refund_states)
      where payment.order_id = c.order_id
      """;

  private PaymentTable() {}

  /** Leaves alone what is there. */
  static Uni<Void> insertBlanks(Tx tx, Collection<UUID> orders, Supplier<UUID> ids) {
    return tx.update(
            INSERT_BLANKS,
            orders.toArray(UUID[]::new),
            orders.stream().map(_ -> ids.get()).toArray(UUID[]::new))
        .replaceWithVoid();
  }

  static Uni<Void> update(Tx tx, Collection<Payment> payments) {
    return tx.update(
            UPDATE,
            column(payments, UUID[]::new, p -> p.order().value()),
            column(payments, Long[]::new, Payment::version),
            column(payments, String[]::new, p -> p.status().name()),
            column(payments, String[]::new, p -> p.bill().due().currency().getCurrencyCode()),
            column(payments, Long[]::new, p -> p.bill().due().minorUnits()),
            column(payments, String[]::new, p -> p.bill().paymentMethod()),
            column(payments, Long[]::new, p -> p.balance().authorized()),
            column(payments, Long[]::new, p -> p.balance().captured()),
            column(payments, Long[]::new, p -> p.balance().refunded()),
            column(payments, Integer[]::new, Payment::attempt),
            column(payments, String[]::new, p -> p.intent().orElse(null)),
            column(payments, String[]::new, p -> p.charge().orElse(null)),
            column(
                payments, UUID[]::new, p -> p.parcel().map(b -> b.shipment().value()).orElse(null)),
            column(payments, String[]::new, p -> text(lines(p), line -> line)),
            column(payments, Boolean[]::new, p -> p.cancellation().requested()),
            column(payments, String[]::new, p -> p.cancellation().verdict().name()),
            column(payments, String[]::new, p -> text(p.refunds(), r -> r.id().value())),
            column(payments, String[]::new, p -> text(p.refunds(), Refund::amount)),
            column(payments, String[]::new, p -> text(p.refunds(), Refund::attempt)),
            column(payments, String[]::new, p -> text(p.refunds(), Refund::state)))
        .replaceWithVoid();
  }

  private static List<String> lines(Payment payment) {
    return payment.parcel().map(Parcel::lineIds).orElse(List.of());
  }

  /** PostgreSQL's array literal; its elements are ids, numbers and enum names only. */
  private static <S> String text(List<S> elements, Function<S, Object> value) {
    return "{"
        + String.join(",", elements.stream().map(e -> value.apply(e).toString()).toList())
        + "}";
  }

  private static <T> T[] column(
      Collection<Payment> payments, IntFunction<T[]> array, Function<Payment, T> value) {
    return payments.stream().map(value).toArray(array);
  }
}
