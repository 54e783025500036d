package dev.plumb.order.http;

import static dev.plumb.order.Requests.placed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.plumb.http.Problem;
import dev.plumb.order.Tables;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WhenMoneyOrGoodsAreAskedBackTest {

  private final Tables tables = new Tables();

  @BeforeEach
  void empty() {
    tables.empty();
  }

  @Test
  void aRefundIsTakenDownOnceForItsKey() {
    UUID order = delivered();

    Response first = refund(order, "k-1", 1000);
    Response second = refund(order, "k-1", 1000);

    first.then().statusCode(202);
    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(told(order)).containsExactly("order.order-refund-requested.v1");
    refund(order, "k-1", 999).then().statusCode(422);
  }

  @Test
  void whatWasNotPaidIsNotRefunded() {
    refund(placed(), "k-1", 1).then().statusCode(409).contentType(Problem.MEDIA_TYPE);
    refund(UUID.randomUUID(), "k-1", 1).then().statusCode(404);
  }

  @Test
  void aDeliveredOrderMayComeBack() {
    UUID order = delivered();

    given()
        .post("/orders/{id}/returns", order)
        .then()
        .statusCode(202)
        .body("status", equalTo("RETURNING"));

    assertThat(told(order)).containsExactly("order.order-return-requested.v1");
  }

  @Test
  void anOrderThatIsStillHereCannotComeBack() {
    given().post("/orders/{id}/returns", placed()).then().statusCode(409);
  }

  @Test
  void aLineOfAnotherOrderCannotComeBack() {
    given()
        .contentType("application/json")
        .body("{\"lineIds\":[\"00000000-0000-0000-0000-000000000001\"]}")
        .post("/orders/{id}/returns", delivered())
        .then()
        .statusCode(422)
        .body("errors.field", hasItem("lineIds"));
  }

  private UUID delivered() {
    UUID order = placed();
    tables.execute(
        """
        update orders
        set status = 'DELIVERED', authorized_total = 2500, captured_total = 2500
        where id = ?
        """,
        order);
    return order;
  }

  private static Response refund(UUID order, String key, long amount) {
    return given()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body("{\"amount\":%d,\"reason\":\"scratched\"}".formatted(amount))
        .post("/orders/{id}/refunds", order);
  }

  private List<Object> told(UUID order) {
    return tables.column(
        "select type from event_log where key = ? and version > 1 order by version", order);
  }
}
