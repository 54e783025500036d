package dev.plumb.eventing.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.retry.Backoff;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WhenAReactionAwaitsSomethingTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static InboxUnderTest inbox;

  private final BoxEvents box = BoxEvents.ofSomeBox();
  private final CompletableFuture<Void> arrival = new CompletableFuture<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final EventTable<Box> table =
      EventTable.<Box>of("box")
          .on(
              Box.FILLED,
              (state, event) -> {
                calls.incrementAndGet();
                if (arrival.isDone()) {
                  return Reaction.applied(state.filled(event));
                }
                throw new Awaiting("a delivery", arrival);
              });

  @BeforeAll
  static void start() {
    inbox = new InboxUnderTest("awaiting");
  }

  @AfterAll
  static void end() {
    inbox.close();
  }

  @Test
  void itsBatchIsAppliedOnceThatIsThereAndOthersGoOn() {
    CompletableFuture<Void> waiting = apply(box.filled(1), box.filled(2));
    UUID other = BoxEvents.ofSomeBox().key();
    inbox.deliver(new BoxEvents(other).filled(1));
    assertThat(inbox.box(other)).containsExactly(1L);
    assertThat(waiting).isNotDone();
    assertThat(inbox.box(box.key())).isEmpty();

    arrival.complete(null);

    assertThat(waiting).succeedsWithin(LIMIT);
    assertThat(inbox.box(box.key())).containsExactly(1L, 2L);
    assertThat(calls).hasValue(3);
  }

  @Test
  void itIsTriedAgainToo_whenThatHasFailedToCome() {
    CompletableFuture<Void> waiting = apply(box.filled(1));

    arrival.completeExceptionally(new IllegalStateException("lost"));

    assertThat(waiting).succeedsWithin(LIMIT);
    assertThat(inbox.box(box.key())).containsExactly(1L);
    assertThat(inbox.deadReasons()).isEmpty();
  }

  /** Hibernate's sessions belong to their context. */
  @Test
  void itGoesOnWhereItWas() {
    Vertx vertx = Vertx.vertx();
    try {
      Context context = vertx.getOrCreateContext();
      List<Context> tries = new CopyOnWriteArrayList<>();
      CompletableFuture<Void> done = new CompletableFuture<>();
      context.runOnContext(
          ignored ->
              waitingOnce(tries)
                  .run()
                  .subscribe()
                  .with(done::complete, done::completeExceptionally));
      Awaitility.await().atMost(LIMIT).until(() -> tries.size() == 1);

      arrival.complete(null);

      assertThat(done).succeedsWithin(LIMIT);
      assertThat(tries).containsExactly(context, context);
    } finally {
      vertx.close();
    }
  }

  private Tries<Void> waitingOnce(List<Context> tries) {
    Backoff backoff = new Backoff(Duration.ofMillis(1), Duration.ofMillis(5), new Random(1));
    return new Tries<>(
        () -> {
          tries.add(Vertx.currentContext());
          return tries.size() == 1
              ? Uni.createFrom().failure(new Awaiting("a delivery", arrival))
              : Uni.createFrom().voidItem();
        },
        backoff,
        Pause::onContext,
        "a test",
        1);
  }

  private CompletableFuture<Void> apply(ReceivedEvent... events) {
    return inbox
        .inbox
        .apply(BoxEvents.batch(events), inbox.boxes, table)
        .subscribeAsCompletionStage();
  }
}
