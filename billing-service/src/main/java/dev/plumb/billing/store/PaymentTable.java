package dev.plumb.billing.store;

import dev.plumb.billing.domain.Parcel;
import dev.plumb.billing.domain.Payment;
import dev.plumb.billing.domain.Refund;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Locks and writes rows of {@code payment}: one statement for any number of them. */
final class PaymentTable {

  private static final String LOCK =
      """
      select order_id, id, version, status, currency, due, payment_method, authorized_total,
             captured_total, refunded_total, attempt, intent, charge, shipment_id, line_ids,
             cancellation_requested, verdict, refund_ids, refund_amounts, refund_attempts,
             refund_states
      from payment
      where order_id = any($1::uuid[])
      order by order_id
      for update
      """;

  /** In key order, because two of these on the same keys wait for each other. */
  private static final String INSERT =
      """
      insert into payment (order_id, version, status, currency, due, payment_method,
        authorized_total, captured_total, refunded_total, attempt, intent, charge, shipment_id,
        line_ids, cancellation_requested, verdict, refund_ids, refund_amounts, refund_attempts,
        refund_states, id)
      select order_id, version, status, currency, due, payment_method,
        authorized_total, captured_total, refunded_total, attempt, intent, charge, shipment_id,
        line_ids::text[], cancellation_requested, verdict, refund_ids::uuid[],
        refund_amounts::bigint[], refund_attempts::integer[], refund_states::text[], id
      from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::text[],
                  $7::bigint[], $8::bigint[], $9::bigint[], $10::integer[], $11::text[],
                  $12::text[], $13::uuid[], $14::text[], $15::boolean[], $16::text[], $17::text[],
                  $18::text[], $19::text[], $20::text[], $21::uuid[])
        as b(order_id, version, status, currency, due, payment_method, authorized_total,
             captured_total, refunded_total, attempt, intent, charge, shipment_id, line_ids,
             cancellation_requested, verdict, refund_ids, refund_amounts, refund_attempts,
             refund_states, id)
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

  static Uni<Map<UUID, Payment>> lock(Tx tx, Set<UUID> orders) {
    return tx.select(LOCK, (Object) orders.toArray(UUID[]::new)).map(PaymentTable::byOrder);
  }

  static Uni<Integer> insert(Tx tx, Collection<Payment> payments) {
    Object[] columns = Arrays.copyOf(columns(payments), 21);
    columns[20] = column(payments, UUID[]::new, p -> p.id().value());
    return tx.update(INSERT, columns);
  }

  static Uni<Void> update(Tx tx, Collection<Payment> payments) {
    return tx.update(UPDATE, columns(payments)).replaceWithVoid();
  }

  private static Map<UUID, Payment> byOrder(List<Object[]> rows) {
    Map<UUID, Payment> payments = HashMap.newHashMap(rows.size());
    rows.forEach(row -> payments.put((UUID) row[0], RowToPayment.payment(PaymentRow.of(row))));
    return payments;
  }

  private static Object[] columns(Collection<Payment> payments) {
    return new Object[] {
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
      column(payments, UUID[]::new, p -> p.parcel().map(b -> b.shipment().value()).orElse(null)),
      column(payments, String[]::new, p -> text(lines(p), line -> line)),
      column(payments, Boolean[]::new, p -> p.cancellation().requested()),
      column(payments, String[]::new, p -> p.cancellation().verdict().name()),
      column(payments, String[]::new, p -> text(p.refunds(), r -> r.id().value())),
      column(payments, String[]::new, p -> text(p.refunds(), Refund::amount)),
      column(payments, String[]::new, p -> text(p.refunds(), Refund::attempt)),
      column(payments, String[]::new, p -> text(p.refunds(), Refund::state))
    };
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
