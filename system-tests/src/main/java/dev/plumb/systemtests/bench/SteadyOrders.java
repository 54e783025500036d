package dev.plumb.systemtests.bench;

import dev.plumb.local.Application;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Orders placed at a steady rate, whatever the answers take. */
record SteadyOrders(Rig rig, int perSecond) {

  private static final String BODY =
      """
      {"customerId":"c-1","currency":"EUR","paymentMethod":"pm_card_visa",\
      "lines":[{"sku":"SKU-1","quantity":2,"unitPrice":1250}],\
      "shippingAddress":{"name":"A","street":"S 1","city":"B","postalCode":"10115","country":"DE"}}""";

  /** Returns when all are answered. */
  void place(int number) {
    String url = rig.replica(Application.ORDER).url() + "/orders";
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      long from = System.nanoTime();
      for (int i = 0; i < number; i++) {
        LockSupport.parkNanos(from + i * 1_000_000_000L / perSecond - System.nanoTime());
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
        answers.add(
            client
                .sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode));
      }
      int[] statuses = answers.stream().mapToInt(CompletableFuture::join).toArray();
      if (Arrays.stream(statuses).anyMatch(status -> status != 201)) {
        throw new BenchFailure("not every order was placed");
      }
    }
  }

  /** Returns when shipping has applied all there are. */
  void awaitApplied() {
    Sql orders = rig.sql(Application.ORDER);
    Sql shipping = rig.sql(Application.SHIPPING);
    String placed = "select count(*) from event_log where version = 1";
    String applied = "select count(*) from watermark where stream = 'order'";
    Until.is(
        "all orders are applied",
        Duration.ofMinutes(2),
        Duration.ofMillis(100),
        () -> shipping.number(applied) >= orders.number(placed));
  }
}
