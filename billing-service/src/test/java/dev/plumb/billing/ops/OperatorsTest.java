package dev.plumb.billing.ops;

import static io.restassured.RestAssured.given;

import dev.plumb.billing.OnContext;
import dev.plumb.billing.stream.Upstream;
import dev.plumb.eventing.tx.Transactions;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** What operators have at hand, and what the tests look behind the curtain with. */
abstract class OperatorsTest {

  static final String PROBLEM = "application/problem+json";

  private static final String TOKEN = "operators-under-test";

  @Inject Upstream upstream;
  @Inject Transactions transactions;

  final UUID order = UUID.randomUUID();

  static RequestSpecification operator() {
    return given()
        .contentType("application/json")
        .header("Authorization", "Bearer " + TOKEN)
        .header("X-Operator", "ada");
  }

  /** Of the order's one dead letter. */
  long deadLetter() {
    return operator()
        .get("/ops/dead-letters?key=" + order)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getLong("deadLetters[0].id");
  }

  List<Object[]> rows(String sql, Object... args) {
    return OnContext.await(() -> transactions.inTransaction(tx -> tx.select(sql, args)));
  }

  void change(String sql, Object... args) {
    OnContext.await(() -> transactions.inTransaction(tx -> tx.update(sql, args)));
  }
}
