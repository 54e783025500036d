package dev.plumb.order.usecase;

import dev.plumb.eventing.effect.NewEffect;
import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.order.domain.EmailAddress;
import dev.plumb.order.domain.Money;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderEvent;
import dev.plumb.order.domain.OrderId;
import dev.plumb.order.store.CustomerEmails;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What customers are written about their order: at most one mail of each kind, however often what
 * it tells of happens. The intent says nothing of the customer; the address is looked up when the
 * mail is sent, so an erased one is written to no more.
 */
@Singleton
public class CustomerMails {

  public static final String KIND = "mail.send";

  private final MailSettings settings;
  private final CustomerEmails addresses;
  private final Transactions transactions;

  CustomerMails(MailSettings settings, CustomerEmails addresses, Transactions transactions) {
    this.settings = settings;
    this.addresses = addresses;
    this.transactions = transactions;
  }

  /** Of an order, each at most once; named in lower case in the mail's {@code Message-ID}. */
  public enum Kind {
    CONFIRMED,
    SHIPPED,
    /** In full or in part, once no more goes back: said earlier, the sum could be another. */
    REFUNDED,
    CANCELLED
  }

  /** Where no mail is sent, no address is kept. */
  Uni<Void> keep(Tx tx, Map<OrderId, EmailAddress> given) {
    return settings.on() ? addresses.insert(tx, given) : Uni.createFrom().voidItem();
  }

  public Uni<Optional<EmailAddress>> address(OrderId order) {
    return transactions.inTransaction(tx -> addresses.find(tx, order));
  }

  List<NewEffect> of(Order after, List<OrderEvent> happened) {
    if (!settings.on()) {
      return List.of();
    }
    Stream<Kind> told = happened.stream().flatMap(event -> kind(event).stream());
    Stream<Kind> back = after.moneyIsBack() ? Stream.of(Kind.REFUNDED) : Stream.empty();
    return Stream.concat(told, back)
        .map(kind -> new NewEffect(KIND, after.id().value(), kind.name(), request(after)))
        .toList();
  }

  private static String request(Order after) {
    JsonObject request =
        new JsonObject()
            .put("currency", after.purchase().currency().getCurrencyCode())
            .put("total", minorUnits(after.purchase().total()))
            .put("refunded", minorUnits(after.payment().totals().refunded()));
    after.parcel().trackingNumber().ifPresent(number -> request.put("trackingNumber", number));
    return request.encode();
  }

  private static long minorUnits(Money money) {
    return money.minorUnits();
  }

  private static Optional<Kind> kind(OrderEvent event) {
    return Optional.ofNullable(
        switch (event) {
          case OrderEvent.OrderConfirmed _ -> Kind.CONFIRMED;
          case OrderEvent.OrderShipped _ -> Kind.SHIPPED;
          case OrderEvent.OrderCancelled _ -> Kind.CANCELLED;
          case OrderEvent.OrderPlaced _,
              OrderEvent.OrderRefunded _,
              OrderEvent.OrderRejected _,
              OrderEvent.OrderPutOnHold _,
              OrderEvent.OrderDelivered _,
              OrderEvent.OrderClosed _,
              OrderEvent.OrderCancellationRequested _,
              OrderEvent.OrderCancellationRejected _,
              OrderEvent.OrderPaymentTimedOut _,
              OrderEvent.OrderRefundRequested _,
              OrderEvent.OrderReturnRequested _ ->
              null;
        });
  }
}
