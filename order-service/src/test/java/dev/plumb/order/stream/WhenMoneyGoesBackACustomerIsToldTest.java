package dev.plumb.order.stream;

import static dev.plumb.order.Requests.ORDER;
import static dev.plumb.order.Requests.place;
import static dev.plumb.order.Requests.read;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.order.Postbox;
import dev.plumb.order.Tables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In full or in part: one mail with the whole sum, once no more goes back. */
@QuarkusTest
@WithTestResource(Postbox.class)
class WhenMoneyGoesBackACustomerIsToldTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String LACES = "{\"sku\":\"LACES\",\"quantity\":1,\"unitPrice\":500}";
  private static final long PAID = 3000;

  private final String customer = UUID.randomUUID() + "@example.com";

  private final Tables tables = new Tables();
  @Inject Upstream upstream;

  private UUID order;

  /** Of two for 12.50 EUR and laces for 5.00 EUR. */
  @BeforeEach
  void delivered() {
    String body =
        ORDER
            .replaceFirst("\\{", "{\"customerEmail\":\"" + customer + "\",")
            .replaceFirst("}],", "}," + LACES + "],");
    order =
        UUID.fromString(
            place(UUID.randomUUID().toString(), body)
                .then()
                .statusCode(201)
                .extract()
                .path("orderId"));
    upstream.payment(order, 1, "payment-authorized", Upstream.authorized(PAID));
    upstream.shipment(order, 1, "shipment-prepared", Map.of());
    upstream.payment(order, 2, "payment-captured", Upstream.captured(PAID));
    upstream.shipment(order, 2, "shipment-dispatched", Upstream.dispatched("T-1"));
    upstream.shipment(order, 3, "shipment-delivered", Map.of());
  }

  @Test
  void ofAllThatWentBackInTwoParts() throws Exception {
    ask("refunds", "{\"amount\":1000,\"reason\":\"scratched\"}");
    completed(3, 1000);
    ask("returns", "{\"reason\":\"too small\"}");
    upstream.shipment(order, 4, "shipment-returned", Map.of());
    assertThat(intended()).isEmpty();

    List<ReceivedEvent> rest = List.of(refund(4, PAID));
    upstream.deliver("payment", rest);
    upstream.deliver("payment", rest);

    assertIsToldOnce("is refunded. You get 30.00 EUR back.");
  }

  @Test
  void ofTheLinesThatWereSentBack() throws Exception {
    String laces = read(order).path("lines.find { it.sku == 'LACES' }.lineId");
    ask("returns", "{\"lineIds\":[\"%s\"],\"reason\":\"too long\"}".formatted(laces));
    upstream.shipment(order, 4, "shipment-returned", Map.of());
    assertThat(intended()).isEmpty();

    completed(3, 500);

    assertIsToldOnce("is refunded in part. You get 5.00 EUR back.");
  }

  @Test
  void ofAGoodwillRefundWhenTheReturnWindowIsOver() throws Exception {
    ask("refunds", "{\"amount\":1000,\"reason\":\"scratched\"}");
    completed(3, 1000);
    assertThat(intended()).isEmpty();

    theReturnWindowIsOver();

    assertIsToldOnce("is refunded in part. You get 10.00 EUR back.");
  }

  @Test
  void ofOneThatWasUnderWayAtThatTimeOnceItIsThrough() throws Exception {
    ask("refunds", "{\"amount\":1000,\"reason\":\"scratched\"}");
    completed(3, 1000);
    ask("refunds", "{\"amount\":500,\"reason\":\"late\"}");
    theReturnWindowIsOver();
    assertThat(intended()).isEmpty();

    completed(4, 1500);

    assertIsToldOnce("is refunded in part. You get 15.00 EUR back.");
  }

  @Test
  void ofNothingWhereNothingWentBack() {
    theReturnWindowIsOver();

    assertThat(intended()).isEmpty();
  }

  private void ask(String what, String body) {
    given()
        .contentType("application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(body)
        .post("/orders/{id}/{what}", order, what)
        .then()
        .statusCode(202);
  }

  private void completed(long version, long refunded) {
    upstream.deliver("payment", List.of(refund(version, refunded)));
  }

  private ReceivedEvent refund(long version, long refunded) {
    Map<String, Object> fields = new HashMap<>(Upstream.totals(PAID, PAID, refunded));
    fields.put("refundId", new UUID(2, 2));
    return upstream.event(order, version, "payment", "refund-completed", fields);
  }

  private void theReturnWindowIsOver() {
    tables.execute("update timer set due_at = now(), next_at = now() where key = ?", order);
    await().atMost(PATIENCE).until(() -> read(order).path("status").equals("CLOSED"));
  }

  private List<Object> intended() {
    return tables.column("select 1 from effect where key = ? and purpose = 'REFUNDED'", order);
  }

  /** Beside the two about its confirmation and its dispatch. */
  private void assertIsToldOnce(String words) throws Exception {
    await().atMost(PATIENCE).until(() -> Postbox.taken(customer).size() == 3);
    MimeMessage last = Postbox.taken(customer).getLast();
    assertThat(last.getMessageID()).isEqualTo("<%s.refunded@plumb.example>".formatted(order));
    assertThat((String) ((MimeMultipart) last.getContent()).getBodyPart(0).getContent())
        .contains(words);
    assertThat(intended()).hasSize(1);
    assertThat(Postbox.tries(customer)).isEqualTo(3);
  }
}
