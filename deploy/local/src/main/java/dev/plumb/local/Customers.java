package dev.plumb.local;

import dev.plumb.local.OrderMix.Draft;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Places orders, cancels what its customers cancel, and waits until each order is final. */
final class Customers {
  private static final Set<String> ON_ITS_WAY = Set.of("SHIPPED", "DELIVERED");
  private static final Duration STEP = Duration.ofMillis(400);
  private static final int AT_ONCE = 16;

  private final List<Http> orders;
  private final Duration patience;
  private final Semaphore calls = new Semaphore(AT_ONCE);

  /**
   * @param orders the replicas of the order service; customers spread over them
   * @param patience for one order to become final
   */
  Customers(List<Http> orders, Duration patience) {
    this.orders = orders;
    this.patience = patience;
  }

  List<Experience> all(List<Draft> drafts, Consumer<Integer> finished) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int[] done = new int[1];
      List<Future<Experience>> all =
          drafts.stream()
              .map(
                  draft ->
                      threads.submit(
                          () -> {
                            Experience experience = live(draft);
                            synchronized (done) {
                              finished.accept(++done[0]);
                            }
                            return experience;
                          }))
              .toList();
      return all.stream().map(Customers::result).toList();
    }
  }

  private Experience live(Draft draft) throws InterruptedException {
    Optional<UUID> placed = place(draft);
    if (placed.isEmpty()) {
      return new Experience(draft.intention(), placed, "NOT ACCEPTED");
    }
    UUID id = placed.get();
    switch (draft.intention()) {
      case CANCEL_SOON -> cancel(id);
      case CANCEL_LATE -> {
        await(id, ON_ITS_WAY);
        cancel(id);
      }
      case BUY, DECLINED -> {}
    }
    return new Experience(draft.intention(), placed, await(id, Experience.FINAL));
  }

  /** With the same key until there is an answer. */
  private Optional<UUID> place(Draft draft) throws InterruptedException {
    String key = UUID.randomUUID().toString();
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      try {
        Http.Answer answer =
            call(http -> http.post("/orders", draft.body(), Map.of("Idempotency-Key", key)));
        if (answer.status() == 201) {
          return Optional.of(UUID.fromString(answer.body().get("orderId").asText()));
        }
        if (answer.status() < 500 && answer.status() != 409) {
          return Optional.empty();
        }
      } catch (UncheckedIOException _) {
        // Not there now; the key makes a repetition harmless.
      }
      Thread.sleep(STEP);
    }
    return Optional.empty();
  }

  /** Any answer will do: the audit tells whether it was kept. */
  private void cancel(UUID id) throws InterruptedException {
    try {
      call(
          http ->
              http.post(
                  "/orders/" + id + "/cancellation",
                  Map.of("reason", "changed my mind"),
                  Map.of("Idempotency-Key", UUID.randomUUID().toString())));
    } catch (UncheckedIOException _) {
      // A customer who gives up.
    }
  }

  private String await(UUID id, Set<String> wanted) throws InterruptedException {
    String status = "UNKNOWN";
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      try {
        Http.Answer answer = call(http -> http.get("/orders/" + id));
        status = answer.status() == 200 ? answer.body().get("status").asText() : status;
      } catch (UncheckedIOException _) {
        // Asked again.
      }
      if (wanted.contains(status) || Experience.FINAL.contains(status)) {
        return status;
      }
      Thread.sleep(STEP);
    }
    return status;
  }

  private interface Call {
    Http.Answer on(Http http);
  }

  private Http.Answer call(Call call) throws InterruptedException {
    calls.acquire();
    try {
      return call.on(orders.get((int) (System.nanoTime() / 1_000 % orders.size())));
    } finally {
      calls.release();
    }
  }

  private static Experience result(Future<Experience> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new IllegalStateException("A customer failed", e);
    }
  }
}
