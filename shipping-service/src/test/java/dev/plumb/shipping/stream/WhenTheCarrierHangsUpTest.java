package dev.plumb.shipping.stream;

import static dev.plumb.shipping.stream.CarrierReportsTo.post;
import static dev.plumb.shipping.stream.CarrierReportsTo.report;
import static dev.plumb.shipping.stream.CarrierReportsTo.signature;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.plumb.shipping.Tables;
import dev.plumb.shipping.provider.CarrierStandIn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A report is being written down; it was begun, so all of it is, and not only the half. */
@QuarkusTest
@QuarkusTestResource(CarrierStandIn.class)
class WhenTheCarrierHangsUpTest {

  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final String WAITING =
      """
      select count(*) from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend'
        and wait_event_type = ? and query like '%shipment%'
      """;

  private final Told told = new Told();
  @Inject Pool pool;

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  private final UUID order = UUID.randomUUID();

  @Test
  void theReportCountsWhollyAndOnce() throws IOException {
    told.placed(order, "SKU-1");
    told.confirmed(order);
    told.captured(order);
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> get("/shipments/" + order).then().body("status", is("DISPATCHED")));
    JsonObject delivered = report(order, "parcel.delivered", 1);
    SqlConnection other = pool.getConnection().await().atMost(LIMIT);
    other.query("begin").execute().await().atMost(LIMIT);
    other
        .preparedQuery("select 1 from shipment where order_id = $1 for update")
        .execute(Tuple.of(order))
        .await()
        .atMost(LIMIT);

    sendAndHangUpOnceItWaits(delivered.encode());
    get("/q/health/live").then().statusCode(200);
    other.query("commit").execute().await().atMost(LIMIT);
    other.close().await().atMost(LIMIT);

    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(told.events(order))
                    .containsExactly("prepared", "dispatched", "delivered"));
    get("/shipments/" + order).then().body("status", is("DELIVERED"));
    post(delivered).then().statusCode(204);
    assertThat(told.events(order)).containsExactly("prepared", "dispatched", "delivered");
  }

  private void sendAndHangUpOnceItWaits(String body) throws IOException {
    try (Socket carrier = new Socket("localhost", port)) {
      String head =
          "POST /webhooks/carrier HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Carrier-Signature: %s\r\nContent-Length: %d\r\n\r\n"
                  .formatted(signature(body, "whsec_sandbox"), body.length());
      carrier.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
      await().atMost(LIMIT).until(() -> Tables.count(WAITING, "Lock") == 1);
    }
  }
}
