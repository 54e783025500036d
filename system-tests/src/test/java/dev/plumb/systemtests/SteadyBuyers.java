package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.local.Application;
import dev.plumb.local.Http;
import dev.plumb.local.Plumb;
import dev.plumb.local.Replica;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * Two orders a second, whatever becomes of those before. A replica that can't be reached or hangs
 * up is left for the next one, as a load balancer does, with the same idempotency key.
 */
final class SteadyBuyers implements AutoCloseable {
  private static final int PER_SECOND = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration TO_BE_DELIVERED = Duration.ofMinutes(2);

  private final Plumb plumb;
  private final Shop shop;
  private final ScheduledExecutorService door = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService inside = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger turnedAway = new AtomicInteger();
  private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
  private final Queue<Object> wrong = new ConcurrentLinkedQueue<>();

  SteadyBuyers(Plumb plumb) {
    this.plumb = plumb;
    this.shop = new Shop(plumb);
    door.scheduleAtFixedRate(
        () -> inside.execute(this::buy), 0, 1_000 / PER_SECOND, TimeUnit.MILLISECONDS);
  }

  /** Returns when so many more are accepted. */
  void awaitMore(int orders) {
    int before = accepted.size();
    Awaitility.await(orders + " more orders")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> accepted.size() >= before + orders);
  }

  /** Nobody comes any more; each order that was accepted is there and gets to its end. */
  void allGetWhatTheyBought() {
    close();
    Progress.say(
        "  %d orders accepted, %d times on to the next replica"
            .formatted(accepted.size(), turnedAway.get()));
    assertThat(wrong).isEmpty();
    Awaitility.await("all are delivered")
        .atMost(TO_BE_DELIVERED)
        .untilAsserted(() -> assertThat(delivered()).isEqualTo(accepted.size()));
  }

  @Override
  public void close() {
    door.close();
    inside.close();
  }

  private void buy() {
    try {
      Http.Answer answer = insist(shop.basket(Shop.GOOD_CARD, "SKU-1"), "" + UUID.randomUUID());
      if (answer.status() == 201) {
        accepted.add(answer.body().get("orderId").asText());
      } else {
        wrong.add(answer);
      }
    } catch (RuntimeException fault) {
      wrong.add(fault);
    }
  }

  private Http.Answer insist(Map<String, Object> basket, String key) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    UncheckedIOException last = null;
    while (System.nanoTime() < end) {
      List<Replica> replicas = List.copyOf(plumb.replicas(Application.ORDER));
      Replica next = replicas.get(Math.floorMod(turn.getAndIncrement(), replicas.size()));
      try {
        Http.Answer answer = next.http().post("/orders", basket, Map.of("Idempotency-Key", key));
        if (last == null || !isStillRunning(answer)) {
          return answer;
        }
      } catch (UncheckedIOException gone) {
        turnedAway.incrementAndGet();
        last = gone;
      }
    }
    throw last;
  }

  /** At the replica that hung up. */
  private static boolean isStillRunning(Http.Answer answer) {
    return answer.status() == 409
        && answer.body().path("type").asText().endsWith(":request-still-running");
  }

  private long delivered() {
    String ids = accepted.stream().map("'%s'"::formatted).collect(Collectors.joining(","));
    return plumb
        .database(Application.ORDER)
        .number(
            "select count(*) from orders where status = 'DELIVERED' and id in (%s)".formatted(ids));
  }
}
