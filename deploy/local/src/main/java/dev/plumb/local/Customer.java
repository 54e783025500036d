package dev.plumb.local;

import dev.plumb.local.Intention.Progress;
import dev.plumb.local.OrderMix.Draft;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Places one order and does with it what this customer is up to.
 *
 * @param patience for each wait
 */
record Customer(Draft draft, Calls orders, Duration patience) {
  /** Minor units; no line of a draft costs less. */
  private static final long PART = 50;

  private static final Duration FIRST_LOOK = Duration.ofMillis(400);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

  /** Returns when the order is final. */
  Experience live() {
    Optional<UUID> placed = place();
    if (placed.isEmpty()) {
      return new Experience(draft.intention(), placed, "NOT ACCEPTED", false);
    }
    UUID id = placed.get();
    switch (draft.intention()) {
      case CANCEL_SOON -> cancel(id);
      case CANCEL_LATE -> {
        await(id, Progress::isOnItsWay);
        cancel(id);
      }
      case SEND_BACK -> {
        await(id, Progress::isThereOrNeverWillBe);
        insist(id, "returns", Map.of("reason", "too small"));
      }
      case ASK_A_PART_BACK -> {
        await(id, Progress::isThereAndPaid);
        insist(id, "refunds", Map.of("amount", PART, "reason", "scratched"));
      }
      case BUY, DECLINED, WAIT_IN_VAIN -> {}
    }
    Progress last = await(id, draft.intention()::isOver);
    return new Experience(draft.intention(), placed, last.status(), draft.intention().isOver(last));
  }

  private Optional<UUID> place() {
    return insist("/orders", draft.body())
        .filter(answer -> answer.status() == 201)
        .map(answer -> UUID.fromString(answer.body().get("orderId").asText()));
  }

  /** Any answer will do: the audit tells whether it was kept. */
  private void cancel(UUID id) {
    try {
      orders.post(
          "/orders/" + id + "/cancellation",
          Map.of("reason", "changed my mind"),
          UUID.randomUUID().toString());
    } catch (UncheckedIOException _) {
      // A customer who gives up.
    }
  }

  private void insist(UUID id, String what, Map<String, Object> body) {
    insist("/orders/" + id + "/" + what, body);
  }

  /** With the same key until there is an answer. */
  private Optional<Http.Answer> insist(String path, Map<String, Object> body) {
    String key = UUID.randomUUID().toString();
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      try {
        Http.Answer answer = orders.post(path, body, key);
        if (answer.status() < 500 && !isStillRunning(answer)) {
          return Optional.of(answer);
        }
      } catch (UncheckedIOException _) {
        // Not there now; the key makes a repetition harmless.
      }
      Pause.of(FIRST_LOOK);
    }
    return Optional.empty();
  }

  private static boolean isStillRunning(Http.Answer answer) {
    return answer.body() != null
        && answer.body().path("type").asText().endsWith(":request-still-running");
  }

  /** Looks less and less often. */
  private Progress await(UUID id, Predicate<Progress> wanted) {
    Progress last = Progress.UNKNOWN;
    Duration wait = FIRST_LOOK;
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      last = look(id, last);
      if (wanted.test(last) || draft.intention().isOver(last)) {
        return last;
      }
      Pause.of(wait);
      wait = wait.multipliedBy(5).dividedBy(4);
      wait = wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
    return last;
  }

  private Progress look(UUID id, Progress before) {
    try {
      Http.Answer answer = orders.get("/orders/" + id);
      return answer.status() != 200
          ? before
          : new Progress(
              answer.body().path("status").asText(),
              answer.body().path("payment").path("captured").asLong(),
              answer.body().path("payment").path("refunded").asLong());
    } catch (UncheckedIOException _) {
      return before;
    }
  }
}
