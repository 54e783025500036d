package dev.plumb.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * One order as each of the three services sees it.
 *
 * @param payment NONE when billing doesn't know the order
 * @param shipment NONE when shipping doesn't know the order
 */
record Views(UUID order, OrderView own, Money payment, String shipment) {

  record OrderView(String status, long total, long captured, long refunded) {}

  record Money(String status, long captured, long refunded) {}

  static Views of(UUID order, Site site) {
    return new Views(
        order,
        own(site.http(Application.ORDER).get("/orders/" + order)),
        payment(site.http(Application.BILLING).get("/payments/" + order)),
        shipment(site.http(Application.SHIPPING).get("/shipments/" + order)));
  }

  private static OrderView own(Http.Answer answer) {
    JsonNode body = answer.body();
    return answer.status() != 200
        ? new OrderView("NONE", 0, 0, 0)
        : new OrderView(
            body.path("status").asText(),
            body.path("total").path("amount").asLong(),
            body.path("payment").path("captured").asLong(),
            body.path("payment").path("refunded").asLong());
  }

  private static Money payment(Http.Answer answer) {
    JsonNode body = answer.body();
    return answer.status() != 200
        ? new Money("NONE", 0, 0)
        : new Money(
            body.path("status").asText(),
            body.path("captured").asLong(),
            body.path("refunded").asLong());
  }

  private static String shipment(Http.Answer answer) {
    return answer.status() == 200 ? answer.body().path("status").asText() : "NONE";
  }
}
