package dev.plumb.order.usecase;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.effect.NewEffect;
import dev.plumb.order.domain.Money;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderEvent;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What merchants are told of an order: {@code {type, timestamp, data}}, the data being the order as
 * it is once all that happened with the event has. Nothing about the customer.
 *
 * @see <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
 */
@Singleton
public class MerchantNews {

  /** Before an endpoint's name; a provider of its own, so that none waits for another. */
  public static final String PROVIDER = "webhook:";

  private static final String DELIVER = ".deliver";

  private final Set<String> endpoints;

  MerchantNews(MerchantSettings settings) {
    this.endpoints = settings.endpoint().keySet();
  }

  public static String kind(String endpoint) {
    return PROVIDER + endpoint + DELIVER;
  }

  /** The inverse of {@link #kind}. */
  public static String endpoint(String kind) {
    return kind.substring(PROVIDER.length(), kind.length() - DELIVER.length());
  }

  /**
   * @param events one for each that happened, in the same order; their ids are the webhooks'
   */
  List<NewEffect> of(Order after, List<OrderEvent> happened, List<NewEvent> events) {
    List<NewEffect> told = new ArrayList<>();
    for (int i = 0; i < happened.size() && !endpoints.isEmpty(); i++) {
      NewEvent event = events.get(i);
      type(happened.get(i)).ifPresent(type -> told.addAll(toAll(body(type, event, after), event)));
    }
    return told;
  }

  private List<NewEffect> toAll(String body, NewEvent event) {
    return endpoints.stream()
        .map(name -> new NewEffect(kind(name), event.key(), event.id().toString(), body))
        .toList();
  }

  private static String body(String type, NewEvent event, Order after) {
    JsonObject data =
        new JsonObject()
            .put("orderId", after.id().value().toString())
            .put("version", event.version())
            .put("status", after.status().name())
            .put("total", money(after.purchase().total()))
            .put("captured", money(after.payment().totals().captured()))
            .put("refunded", money(after.payment().totals().refunded()));
    after.parcel().trackingNumber().ifPresent(number -> data.put("trackingNumber", number));
    return new JsonObject()
        .put("type", type)
        .put("timestamp", event.occurredAt().toString())
        .put("data", data)
        .encode();
  }

  private static JsonObject money(Money money) {
    return new JsonObject()
        .put("amount", money.minorUnits())
        .put("currency", money.currency().getCurrencyCode());
  }

  /** Empty for what is only said between the services. */
  private static Optional<String> type(OrderEvent event) {
    return Optional.ofNullable(
        switch (event) {
          case OrderEvent.OrderPlaced _ -> "order.placed";
          case OrderEvent.OrderConfirmed _ -> "order.confirmed";
          case OrderEvent.OrderRejected _ -> "order.rejected";
          case OrderEvent.OrderPutOnHold _ -> "order.on_hold";
          case OrderEvent.OrderCancelled _ -> "order.cancelled";
          case OrderEvent.OrderShipped _ -> "order.shipped";
          case OrderEvent.OrderDelivered _ -> "order.delivered";
          case OrderEvent.OrderRefunded _ -> "order.refunded";
          case OrderEvent.OrderClosed _ -> "order.closed";
          case OrderEvent.OrderCancellationRequested _,
              OrderEvent.OrderCancellationRejected _,
              OrderEvent.OrderPaymentTimedOut _,
              OrderEvent.OrderRefundRequested _,
              OrderEvent.OrderReturnRequested _ ->
              null;
        });
  }
}
