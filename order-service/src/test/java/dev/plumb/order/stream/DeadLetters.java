package dev.plumb.order.stream;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.plumb.order.Tables;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** What a person does about an order's one dead event. */
final class DeadLetters {

  private DeadLetters() {}

  /** As if the producer had been right, or a newer release understood it. */
  static void mend(Tables tables, UUID order, byte[] body) {
    tables.execute("update dead_letter set body = ? where key = ?", body, order);
  }

  static void redrive(UUID order) {
    long id =
        operator().get("/ops/dead-letters?key=" + order).jsonPath().getLong("deadLetters[0].id");
    operator()
        .post("/ops/dead-letters/" + id + "/redrive")
        .then()
        .statusCode(200)
        .body("outcome", equalTo("APPLIED"));
  }

  private static RequestSpecification operator() {
    return given()
        .header("Authorization", "Bearer operators-under-test")
        .header("X-Operator", "ada");
  }
}
