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
            tx -> payments.create(tx, List.of(rich, plain)).chain(() -> payments.load(tx, both)));

    assertThat(read)
        .containsEntry(rich.order().value(), rich)
        .containsEntry(plain.order().value(), plain)
        .hasSize(2);
  }

  @Test
  void itIsChangedToWhatItBecame() {
    OrderId order = order();
    Payment blank = Payment.blank(new PaymentId(UUID.randomUUID()), order);
    Payment rich = withId(blank.id(), rich(order.value()));

    Map<UUID, Payment> read =
        inTransaction(
            tx ->
                payments
                    .create(tx, List.of(blank))
                    .chain(() -> payments.save(tx, List.of(rich)))
                    .chain(() -> payments.load(tx, Set.of(order.value()))));

    assertThat(read).containsExactly(Map.entry(order.value(), rich));
  }

  @Test
  void itIsCreatedOnce() {
    Payment first = Payment.blank(new PaymentId(UUID.randomUUID()), order());
    Payment second = withId(new PaymentId(UUID.randomUUID()), first);

    int inserted = inTransaction(tx -> payments.create(tx, List.of(first)));
    int again = inTransaction(tx -> payments.create(tx, List.of(second)));
    Optional<Payment> found = inTransaction(tx -> payments.lock(tx, first.order()));

    assertThat(inserted).isEqualTo(1);
    assertThat(again).isZero();
    assertThat(found).contains(first);
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

  private static Payment withId(PaymentId id, Payment payment) {
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
