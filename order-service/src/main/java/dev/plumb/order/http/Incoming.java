package dev.plumb.order.http;

import dev.plumb.http.BadInput;
import dev.plumb.http.Ids;
import dev.plumb.http.Problem;
import dev.plumb.order.domain.Address;
import dev.plumb.order.domain.CustomerId;
import dev.plumb.order.domain.EmailAddress;
import dev.plumb.order.domain.Money;
import dev.plumb.order.domain.OrderId;
import dev.plumb.order.domain.OrderStatus;
import dev.plumb.order.domain.PaymentMethod;
import dev.plumb.order.domain.Sku;
import dev.plumb.order.usecase.NewOrder;
import jakarta.ws.rs.NotSupportedException;
import java.util.Arrays;
import java.util.Currency;
import java.util.Optional;

/** From the shapes of HTTP to those of the domain. */
final class Incoming {

  private static final int LARGEST_PAGE = 200;
  private static final int USUAL_PAGE = 50;

  private Incoming() {}

  /** Of a request that was found valid. */
  static NewOrder order(PlaceOrderRequest request) {
    Currency currency = Currency.getInstance(request.currency());
    return new NewOrder(
        new CustomerId(request.customerId()),
        new PaymentMethod(request.paymentMethod()),
        currency,
        request.lines().stream().map(line -> line(line, currency)).toList(),
        address(request.shippingAddress()),
        Optional.ofNullable(request.customerEmail()).map(EmailAddress::new));
  }

  static Optional<OrderStatus> status(String text) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(OrderStatus.values())
            .filter(status -> status.name().equals(text))
            .findFirst()
            .orElseThrow(
                () ->
                    invalid("status", "must be one of " + Arrays.toString(OrderStatus.values()))));
  }

  static Optional<OrderId> after(String text) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Ids.uuid(text)
            .map(OrderId::new)
            .orElseThrow(() -> invalid("after", "must be the `next` of the page before")));
  }

  static int limit(String text) {
    if (text == null || text.isEmpty()) {
      return USUAL_PAGE;
    }
    int limit = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw invalid("limit", "must be 1 to " + LARGEST_PAGE);
    }
    return limit;
  }

  /** A body of another type than JSON would be dropped unread. */
  static void empty(byte[] body) {
    if (body.length > 0) {
      throw new NotSupportedException();
    }
  }

  private static NewOrder.Line line(LineRequest line, Currency currency) {
    return new NewOrder.Line(
        new Sku(line.sku()), line.quantity(), new Money(line.unitPrice(), currency));
  }

  private static Address address(AddressRequest address) {
    return new Address(
        address.name(), address.street(), address.city(), address.postalCode(), address.country());
  }

  private static BadInput invalid(String field, String message) {
    return new BadInput(Problem.invalid(field, message));
  }
}
