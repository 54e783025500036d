package dev.plumb.systemtests;

import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What billing and shipping have read of an order is what order-service has of it, field by field.
 */
record NothingMisread(Plumb plumb) {
  private static final String ORDERED_PAYMENT =
      "select id::text, concat_ws('|', total_amount, currency, payment_method) from orders";
  private static final String PAYMENT =
      """
      select order_id::text, concat_ws('|', due, currency, payment_method) from payment
      where status <> 'CLOSED_WITHOUT_CHARGE'
      """;

  private static final String ORDERED_PARCEL =
      """
      select id::text,
             concat_ws('|', total_amount, currency, ship_to_name, ship_to_street, ship_to_city,
                       ship_to_postal_code, ship_to_country, line_ids, line_skus, line_quantities)
      from orders
      """;
  private static final String PARCEL =
      """
      select order_id::text,
             concat_ws('|', due, due_currency, parcel::json ->> 'name', parcel::json ->> 'street',
                       parcel::json ->> 'city', parcel::json ->> 'postalCode',
                       parcel::json ->> 'country', ids, skus, quantities)
      from shipment,
           lateral (select array_agg(line ->> 'id' order by place) as ids,
                           array_agg(line ->> 'sku' order by place) as skus,
                           array_agg(line ->> 'quantity' order by place) as quantities
                    from json_array_elements(parcel::json -> 'lines')
                         with ordinality as lines (line, place)) as its
      where parcel is not null
      """;

  List<String> broken() {
    List<String> broken = new ArrayList<>();
    compare(broken, ORDERED_PAYMENT, Application.BILLING, PAYMENT);
    compare(broken, ORDERED_PARCEL, Application.SHIPPING, PARCEL);
    return broken;
  }

  private void compare(List<String> broken, String ordered, Application reader, String read) {
    Map<String, String> orders = texts(Application.ORDER, ordered);
    Map<String, String> theirs = texts(reader, read);
    if (theirs.isEmpty()) {
      broken.add(reader.title() + " has read no order");
    }
    theirs.forEach(
        (order, text) -> {
          if (!text.equals(orders.get(order))) {
            broken.add(
                "%s has read order %s as %s, and it is %s"
                    .formatted(reader.title(), order, text, orders.get(order)));
          }
        });
  }

  private Map<String, String> texts(Application service, String query) {
    Map<String, String> texts = new HashMap<>();
    new Rows(plumb.database(service))
        .select(query, row -> texts.put(row.getString(1), row.getString(2)));
    return texts;
  }
}
