package dev.plumb.order.stream;

import static dev.plumb.order.Requests.placed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.plumb.order.Merchants;
import dev.plumb.order.Tables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Merchants.class)
class WhenAHeldEndpointIsLetGoTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LONGER_THAN_ANY_RETRY = Duration.ofSeconds(2);

  private final Tables tables = new Tables();

  @BeforeEach
  void hold() {
    tables.execute(
        """
        insert into effect_trouble (provider, since, held_at)
        values ('webhook:shop', now() - interval '6 days', now())
        on conflict (provider) do update set held_at = now()
        """);
  }

  @AfterEach
  void free() {
    tables.execute("delete from effect_trouble");
  }

  @Test
  void itIsToldWhatWaited() {
    UUID order = placed();
    await().during(LONGER_THAN_ANY_RETRY).until(() -> Merchants.told("/shop", order).isEmpty());
    Operators.get("/ops/providers")
        .body("providers.findAll { it.heldSince != null }.name", equalTo(List.of("webhook:shop")));

    release("webhook:shop").then().statusCode(200).body("released", equalTo("webhook:shop"));

    await().atMost(PATIENCE).until(() -> Merchants.told("/shop", order).size() == 1);
    assertThat(
            tables.column(
                "select operator from operation where action = 'RELEASE' and provider = ?",
                "webhook:shop"))
        .contains("ada");
    release("webhook:shop").then().statusCode(409);
  }

  @Test
  void othersAreNot() {
    release("webhook:nobody").then().statusCode(404);
    release("webhook:deaf").then().statusCode(409);
    given().post("/ops/providers/webhook:shop/release").then().statusCode(401);

    assertThat(tables.count("effect_trouble where held_at is not null")).isOne();
  }

  private static Response release(String provider) {
    return Operators.operator().post("/ops/providers/{name}/release", provider);
  }
}
