package dev.plumb.order.stream;

import static dev.plumb.order.Requests.placed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.order.Logged;
import dev.plumb.order.Merchants;
import dev.plumb.order.Merchants.Told;
import dev.plumb.order.Tables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Merchants.class)
class WhenMerchantsAreToldTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Tables tables = new Tables();
  @Inject Upstream upstream;

  @Test
  void eachStepComesOnceInOrderUnderItsEventsId() {
    UUID order = placed();
    delivered(order);

    assertThat(types(until(order, 4)))
        .containsExactly("order.placed", "order.confirmed", "order.shipped", "order.delivered");
    assertThat(Merchants.told("/shop", order).stream().map(Told::id).map(Object.class::cast))
        .isEqualTo(
            tables.column(
                "select event_id::text from event_log where key = ? order by version", order));
  }

  @Test
  void itIsSignedWithBothSecretsAndSaysNothingOfTheCustomer() {
    UUID order = placed();

    Told told = until(order, 1).getFirst();

    assertThat(told.signature())
        .isEqualTo("v1," + hmac(Merchants.SECRET, told) + " v1," + hmac(Merchants.NEXT, told));
    JsonObject data = new JsonObject(told.body()).getJsonObject("data");
    assertThat(data.fieldNames())
        .containsExactlyInAnyOrder("orderId", "version", "status", "total", "captured", "refunded");
    assertThat(data.getJsonObject("total").getLong("amount")).isEqualTo(2500);
  }

  @Test
  void whatIsNotTakenComesAgainUnderTheSameIdBeforeAnythingLater() {
    UUID order = placed();
    until(order, 1);
    Merchants.refuse(order, 3);
    List<Told> all;
    try (Logged logged = new Logged()) {
      delivered(order);
      all = until(order, 4 + 3);
      assertThat(logged.lines())
          .anyMatch(line -> line.contains(order.toString()) && line.contains("HTTP 503"))
          .noneMatch(line -> line.contains("Stream reset"));
    }
    assertThat(types(all))
        .containsExactly(
            "order.placed",
            "order.confirmed",
            "order.confirmed",
            "order.confirmed",
            "order.confirmed",
            "order.shipped",
            "order.delivered");
    assertThat(all.subList(1, 5)).extracting(Told::id).containsOnly(all.get(1).id());
  }

  @Test
  void whoTakesNothingHoldsUpNobodyElseAndHearsNothingLater() {
    UUID order = placed();
    delivered(order);

    until(order, 4);
    await().atMost(PATIENCE).until(() -> Merchants.told("/deaf", order).size() >= 3);
    assertThat(types(Merchants.told("/deaf", order))).containsOnly("order.placed");
  }

  @Test
  void nobodyIsFollowedElsewhere() {
    UUID order = placed();

    await().atMost(PATIENCE).until(() -> Merchants.told("/moved", order).size() >= 2);

    assertThat(Merchants.told("/elsewhere", order)).isEmpty();
  }

  private void delivered(UUID order) {
    upstream.payment(order, 1, "payment-authorized", Upstream.authorized(2500));
    upstream.shipment(order, 1, "shipment-dispatched", Upstream.dispatched("T-1"));
    upstream.shipment(order, 2, "shipment-delivered", Map.of());
  }

  private static List<Told> until(UUID order, int count) {
    await().atMost(PATIENCE).until(() -> Merchants.told("/shop", order).size() >= count);
    return Merchants.told("/shop", order);
  }

  private static List<String> types(List<Told> told) {
    return told.stream().map(Told::type).toList();
  }

  private static String hmac(String secret, Told told) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      String signed = told.id() + "." + told.time() + "." + told.body();
      return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
