package dev.plumb.order.http;

import static dev.plumb.order.Requests.placed;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import dev.plumb.order.Tables;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Race 10, at the order: together at most what was captured; the row is held until both wait. */
@QuarkusTest
class WhenTwoPartialRefundsAreAskedAtOnceTest {

  private static final String WAITING =
      """
      pg_stat_activity where datname = current_database() and backend_type = 'client backend'
        and wait_event_type = 'Lock'
      """;

  private final Tables tables = new Tables();

  private UUID order;

  @BeforeEach
  void delivered() {
    tables.empty();
    order = placed();
    tables.execute(
        """
        update orders
        set status = 'DELIVERED', authorized_total = 2500, captured_total = 2500
        where id = ?
        """,
        order);
  }

  @Test
  void theOneThatIsTooMuchIsRefused() throws SQLException {
    assertThat(atOnce(refund("k-1", 2000), refund("k-2", 501))).containsExactlyInAnyOrder(202, 422);

    assertThat(requests()).isOne();
  }

  @Test
  void bothArePaidWhereTheyFitTogether() throws SQLException {
    assertThat(atOnce(refund("k-1", 2000), refund("k-2", 500))).containsExactly(202, 202);

    assertThat(requests()).isEqualTo(2);
    assertThat(tables.column("select refund_requested from orders where id = ?", order))
        .containsExactly(2500L);
  }

  @Test
  void oneKeyIsOneRefund() throws SQLException {
    assertThat(atOnce(refund("k-1", 2000), refund("k-1", 2000))).containsExactly(202, 202);

    assertThat(requests()).isOne();
  }

  @Test
  void oneAfterTheOtherTheyFareNoBetter() {
    refund("k-1", 2000).send().then().statusCode(202);

    refund("k-2", 501).send().then().statusCode(422).body("errors.field", hasItem("amount"));
    refund("k-3", 500).send().then().statusCode(202);
    assertThat(requests()).isEqualTo(2);
  }

  private interface Post {
    Response send();
  }

  private Post refund(String key, long amount) {
    return () ->
        given()
            .contentType("application/json")
            .header("Idempotency-Key", key)
            .body("{\"amount\":%d,\"reason\":\"scratched\"}".formatted(amount))
            .post("/orders/{id}/refunds", order);
  }

  private Stream<Integer> atOnce(Post one, Post other) throws SQLException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Connection first = tables.transaction();
        var lock = first.prepareStatement("select 1 from orders where id = ? for update")) {
      lock.setObject(1, order);
      lock.execute();
      CompletableFuture<Response> ones = supplyAsync(one::send, threads);
      CompletableFuture<Response> others = supplyAsync(other::send, threads);
      await().atMost(Duration.ofSeconds(30)).until(() -> tables.count(WAITING) == 2);
      first.rollback();
      return Stream.of(ones.join(), others.join()).map(Response::statusCode);
    }
  }

  private long requests() {
    return tables.count("event_log where type = 'order.order-refund-requested.v1'");
  }
}
