package dev.plumb.order.http;

import static dev.plumb.order.Requests.cancel;
import static dev.plumb.order.Requests.placed;
import static dev.plumb.order.Requests.read;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.plumb.http.Problem;
import dev.plumb.order.Tables;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WhenAnOrderIsCancelledOverHttpTest {

  private final Tables tables = new Tables();

  @BeforeEach
  void empty() {
    tables.empty();
  }

  @Test
  void itIsCancellingAndTheOthersAreTold() {
    UUID order = placed();

    cancel(order)
        .then()
        .statusCode(202)
        .body("status", equalTo("CANCELLING"))
        .body("version", equalTo(2));

    assertThat(told(order))
        .containsExactly("order.order-placed.v2", "order.order-cancellation-requested.v1");
  }

  @Test
  void askingAgainChangesNothing() {
    UUID order = placed();
    cancel(order);

    cancel(order).then().statusCode(202).body("version", equalTo(2));

    assertThat(told(order)).hasSize(2);
  }

  @Test
  void aReasonMayBeGiven() {
    given()
        .contentType("application/json")
        .body("{\"reason\":\"ordered twice\"}")
        .post("/orders/{id}/cancellation", placed())
        .then()
        .statusCode(202);
  }

  @Test
  void aShippedOneSaysThatItIsTooLateAndTellsTheOthersOnce() {
    UUID order = placed();
    tables.execute("update orders set status = 'SHIPPED' where id = ?", order);

    for (int times = 0; times < 2; times++) {
      cancel(order)
          .then()
          .statusCode(409)
          .contentType(Problem.MEDIA_TYPE)
          .body("type", equalTo("urn:plumb:problem:too-late-to-cancel"))
          .body("detail", equalTo("The order is SHIPPED already and can't be cancelled any more."));
    }

    read(order).then().body("status", equalTo("SHIPPED")).body("version", equalTo(2));
    assertThat(told(order))
        .containsExactly("order.order-placed.v2", "order.order-cancellation-rejected.v1");
  }

  private List<Object> told(UUID order) {
    return tables.column("select type from event_log where key = ? order by version", order);
  }
}
