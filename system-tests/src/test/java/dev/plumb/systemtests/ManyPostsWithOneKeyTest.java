package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumb.local.Application;
import dev.plumb.local.Http;
import dev.plumb.local.Plumb;
import dev.plumb.local.Replica;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@OnAllOfPlumb
class ManyPostsWithOneKeyTest {
  private static final int POSTS = 1_000;
  private static final Executor A_THREAD_EACH = Executors.newVirtualThreadPerTaskExecutor();

  private final Plumb plumb;
  private final Shop shop;
  private final Map<String, Object> basket;
  private final String key = "key-" + UUID.randomUUID();

  ManyPostsWithOneKeyTest(Plumb plumb) {
    this.plumb = plumb;
    this.shop = new Shop(plumb);
    this.basket = shop.basket(Shop.GOOD_CARD, "SKU-1");
  }

  @Test
  void makeOneOrderAndOneChargeAndGetOneAnswer() {
    Progress.say(POSTS + " posts with one key, to two replicas");
    List<Replica> replicas = plumb.replicas(Application.ORDER);
    List<CompletableFuture<String>> posts =
        IntStream.range(0, POSTS)
            .mapToObj(i -> replicas.get(i % replicas.size()).http())
            .map(http -> CompletableFuture.supplyAsync(() -> answer(http), A_THREAD_EACH))
            .toList();

    List<String> answers = posts.stream().map(CompletableFuture::join).distinct().toList();

    assertThat(answers).hasSize(1);
    assertThat(
            plumb
                .database(Application.ORDER)
                .number(
                    "select count(*) from orders where customer_id = '%s'"
                        .formatted(basket.get("customerId"))))
        .isOne();
    String order = order(answers.getFirst());
    shop.awaitOrder(order, "DELIVERED");
    assertThat(shop.account(order).charges()).isOne();
    Invariants.hold(plumb);
  }

  @Test
  void areRefusedWithAnotherBody() {
    assertThat(post(shop.basket(Shop.GOOD_CARD, "SKU-1")).status()).isEqualTo(201);

    assertThat(post(shop.basket(Shop.GOOD_CARD, "SKU-2")).status()).isEqualTo(422);

    Invariants.hold(plumb);
  }

  /** As a client does: again while the first is still running, or when there was no answer. */
  private String answer(Http http) {
    return Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(200))
        .pollDelay(Duration.ZERO)
        .ignoreException(UncheckedIOException.class)
        .until(
            () -> http.post("/orders", basket, Map.of("Idempotency-Key", key)),
            answer -> answer.status() != 409)
        .toString();
  }

  private Http.Answer post(Map<String, Object> body) {
    return plumb.http(Application.ORDER).post("/orders", body, Map.of("Idempotency-Key", key));
  }

  private String order(String answer) {
    assertThat(answer).contains("status=201");
    JsonNode newest =
        plumb.http(Application.ORDER).get("/orders?limit=1").body().findValue("orderId");
    assertThat(answer).contains(newest.asText());
    return newest.asText();
  }
}
