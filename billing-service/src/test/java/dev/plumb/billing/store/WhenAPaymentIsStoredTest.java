package dev.plumb.billing.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.billing.OnContext;
import dev.plumb.billing.domain.Balance;
import dev.plumb.billing.domain.Bill;
import dev.plumb.billing.domain.Cancellation;
import dev.plumb.billing.domain.Money;
import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.Parcel;
import dev.plumb.billing.domain.Payment;
import dev.plumb.billing.domain.PaymentId;
import dev.plumb.billing.domain.PaymentStatus;
import dev.plumb.billing.domain.Refund;
import dev.plumb.billing.domain.RefundId;
import dev.plumb.billing.domain.ShipmentId;
import dev.plumb.eventing.startup.Schema;
import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Tx;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WhenAPaymentIsStoredTest {

  @Inject Transactions transactions;
  @Inject Payments payments;
  @Inject Schema schema;

  @Test
  void itIsReadAsItWasWritten() {
    Payment rich = rich(UUID.randomUUID());
    Payment plain = Payment.blank(new PaymentId(UUID.randomUUID()), order());
    Set<UUID> both = Set.of(rich.order().value(), plain.order().value());

    Map<UUID, Payment> read =
        inTransaction(
            tx ->
                payments
                    .load(tx, both)
                    .chain(
                        blanks ->
                            payments.save(tx, List.of(known(rich, blanks), known(plain, blanks))))
                    .chain(() -> payments.load(tx, both)));

    assertThat(read)
        .containsEntry(rich.order().value(), known(rich, read))
        .containsEntry(plain.order().value(), known(plain, read))
        .hasSize(2);
  }

  @Test
  void anOrderNobodySpokeOfIsBlankOnce() {
    UUID order = UUID.randomUUID();

    Payment first = inTransaction(tx -> payments.load(tx, Set.of(order))).get(order);
    Payment second = inTransaction(tx -> payments.load(tx, Set.of(order))).get(order);

    assertThat(first.status()).isEqualTo(PaymentStatus.NEW);
    assertThat(second).isEqualTo(first);
  }

  @Test
  void lockingMakesNoBlank() {
    Optional<Payment> locked = inTransaction(tx -> payments.lock(tx, order()));

    assertThat(locked).isEmpty();
  }

  private <T> T inTransaction(Function<Tx, Uni<T>> work) {
    return OnContext.await(() -> schema.ready().chain(() -> transactions.inTransaction(work)));
  }

  private static OrderId order() {
    return new OrderId(UUID.randomUUID());
  }

  /** Its id is given with the row, once. */
  private static Payment known(Payment payment, Map<UUID, Payment> rows) {
    PaymentId id = rows.get(payment.order().value()).id();
    return new Payment(
        id,
        payment.order(),
        payment.version(),
        payment.status(),
        payment.bill(),
        payment.balance(),
        payment.attempt(),
        payment.intent(),
        payment.charge(),
        payment.parcel(),
        payment.cancellation(),
        payment.refunds());
  }

  private static Payment rich(UUID order) {
    Currency yen = Currency.getInstance("JPY");
    return new Payment(
        new PaymentId(UUID.randomUUID()),
        new OrderId(order),
        7,
        PaymentStatus.REFUNDING,
        new Bill(new Money(2500, yen), "pm_card_visa"),
        new Balance(yen, 2500, 2500, 700),
        2,
        Optional.of("pi_2"),
        Optional.of("ch_2"),
        Optional.of(
            new Parcel(
                new ShipmentId(UUID.randomUUID()),
                List.of(UUID.randomUUID().toString(), UUID.randomUUID().toString()))),
        new Cancellation(true, Cancellation.Verdict.GOODS_KEPT),
        List.of(
            new Refund(new RefundId(UUID.randomUUID()), 700, 1, Refund.State.COMPLETED),
            new Refund(new RefundId(UUID.randomUUID()), 1800, 2, Refund.State.PENDING)));
  }
}
