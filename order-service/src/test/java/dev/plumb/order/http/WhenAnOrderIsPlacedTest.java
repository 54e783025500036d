package dev.plumb.order.http;

import static dev.plumb.order.Requests.ORDER;
import static dev.plumb.order.Requests.place;
import static dev.plumb.order.Requests.placed;
import static dev.plumb.order.Requests.placedBy;
import static dev.plumb.order.Requests.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.plumb.order.Tables;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WhenAnOrderIsPlacedTest {

  private final Tables tables = new Tables();

  @BeforeEach
  void empty() {
    tables.empty();
  }

  @Test
  void itsAnswerSaysWhereItIsAndWhatItCosts() {
    Response answer = place("k-1", ORDER);

    answer
        .then()
        .statusCode(201)
        .header("Location", "/orders/" + answer.path("orderId"))
        .body("status", equalTo("PLACED"))
        .body("version", equalTo(1))
        .body("total.amount", equalTo(2500))
        .body("total.currency", equalTo("EUR"));
  }

  @Test
  void itIsReadAsItWasAnswered() {
    Response answer = place("k-1", ORDER);

    read(UUID.fromString(answer.path("orderId")))
        .then()
        .statusCode(200)
        .body(equalTo(answer.asString()))
        .body("payment.authorized", equalTo(0))
        .body("payment.captured", equalTo(0))
        .body("payment.refunded", equalTo(0))
        .body("shipment.status", equalTo("NONE"))
        .body("shipment.trackingNumber", nullValue());
  }

  @Test
  void anAddressIsTakenButNotKeptWhereNoMailIsSent() {
    UUID order = placedBy("a@example.com");

    assertThat(tables.count("customer_email")).isZero();
    assertThat(tables.column("select kind from effect where key = ?", order)).isEmpty();
  }

  @Test
  void itsRowsAreWrittenByOneTransaction() {
    UUID order = placed();

    List<Object> writers =
        tables.column(
            """
            select xmin::text from orders where id = ?
            union select xmin::text from event_log where key = ?
            union select xmin::text from http_answer
            """,
            order,
            order);

    assertThat(writers).hasSize(1);
    assertThat(tables.rows("select stream, version, type from event_log where key = ?", order))
        .containsExactly(List.of("order", 1L, "order.order-placed.v2"));
  }
}
