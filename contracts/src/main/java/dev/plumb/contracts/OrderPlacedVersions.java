package dev.plumb.contracts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code order.order-placed}: v2 has money as a record, the address by its lines, and calls the
 * customer's number what it is.
 */
final class OrderPlacedVersions {

  private OrderPlacedVersions() {}

  /** The street is the one line there is. */
  static Map<String, Object> fromV1(Map<String, Object> v1) {
    Object currency = v1.get("currency");
    Map<String, Object> v2 = copy(v1, "orderId", "paymentMethod", "placedAt");
    v2.put("customerNumber", v1.get("customerId"));
    v2.put("total", money(v1.get("totalAmount"), currency));
    v2.put("lines", records(v1, "lines").map(line -> lineFromV1(line, currency)).toList());
    v2.put("deliverTo", deliveryFromV1((Map<?, ?>) v1.get("shippingAddress")));
    return v2;
  }

  private static Map<String, Object> lineFromV1(Map<?, ?> v1, Object currency) {
    Map<String, Object> v2 = copy(v1, "lineId", "sku", "quantity");
    v2.put("unitPrice", money(v1.get("unitPrice"), currency));
    return v2;
  }

  private static Map<String, Object> deliveryFromV1(Map<?, ?> v1) {
    Map<String, Object> v2 = copy(v1, "city", "postalCode", "country");
    v2.put("recipient", v1.get("name"));
    v2.put("addressLines", List.of(v1.get("street")));
    return v2;
  }

  /**
   * @throws IllegalArgumentException if a price isn't in the currency of the total
   */
  static Map<String, Object> toV1(Map<String, Object> v2) {
    Map<?, ?> total = (Map<?, ?>) v2.get("total");
    Object currency = total.get("currency");
    Map<String, Object> v1 = copy(v2, "orderId", "paymentMethod", "placedAt");
    v1.put("customerId", v2.get("customerNumber"));
    v1.put("currency", currency);
    v1.put("totalAmount", total.get("amount"));
    v1.put("lines", records(v2, "lines").map(line -> lineToV1(line, currency)).toList());
    v1.put("shippingAddress", addressToV1((Map<?, ?>) v2.get("deliverTo")));
    return v1;
  }

  private static Map<String, Object> lineToV1(Map<?, ?> v2, Object currency) {
    Map<?, ?> price = (Map<?, ?>) v2.get("unitPrice");
    if (!price.get("currency").equals(currency)) {
      throw new IllegalArgumentException(
          "lines[].unitPrice is not in the currency of the total, and v1 has one for all");
    }
    Map<String, Object> v1 = copy(v2, "lineId", "sku", "quantity");
    v1.put("unitPrice", price.get("amount"));
    return v1;
  }

  private static Map<String, Object> addressToV1(Map<?, ?> v2) {
    Map<String, Object> v1 = copy(v2, "city", "postalCode", "country");
    List<?> lines = (List<?>) v2.get("addressLines");
    v1.put("name", v2.get("recipient"));
    v1.put("street", lines.stream().map(Object::toString).collect(Collectors.joining(", ")));
    return v1;
  }

  private static Map<String, Object> money(Object amount, Object currency) {
    return Map.of("amount", amount, "currency", currency);
  }

  private static Stream<Map<?, ?>> records(Map<?, ?> event, String name) {
    return ((List<?>) event.get(name)).stream().map(each -> (Map<?, ?>) each);
  }

  private static Map<String, Object> copy(Map<?, ?> from, String... names) {
    Map<String, Object> copy = new LinkedHashMap<>();
    for (String name : names) {
      copy.put(name, from.get(name));
    }
    return copy;
  }
}
