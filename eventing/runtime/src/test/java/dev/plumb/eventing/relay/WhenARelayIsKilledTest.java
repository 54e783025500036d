package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WhenARelayIsKilledTest {

  private static final Duration START = Duration.ofSeconds(60);

  @Test
  void afterItHasReadItsSuccessorPublishesEverythingOnce() throws Exception {
    try (Stage stage = Stage.open();
        Cable cable = Cable.to(stage.backends.rabbit().port())) {
      stage.bind("all");
      stage.commitMany(200, 3);
      cable.holdBackAnswers();
      Process doomed = RelayInAProcess.start(stage, cable.port(), 0);
      await()
          .atMost(START)
          .until(
              () ->
                  stage.number("select count(*) from lease where owner is not null") == 64
                      && stage.number(READ_SINCE) > 0);
      kill(doomed);
      succeed(stage);
      Arrivals.in(stage, "all").holdAllOf(stage, 0).keepOrder();
    }
  }

  @Test
  void afterItHasPublishedItsSuccessorRepeatsNoMoreThanWhatWasInFlight() throws Exception {
    try (Stage stage = Stage.open();
        Cable cable = Cable.to(stage.backends.rabbit().port())) {
      stage.bind("all");
      Process doomed = RelayInAProcess.start(stage, cable.port(), 0);
      stage.commitMany(10, 1);
      await().atMost(START).until(() -> stage.waiting() == 0);
      cable.holdBackAnswers();
      stage.commitMany(400, 3);
      await().until(() -> stage.depth("all") >= 10 + 100);
      kill(doomed);
      long published = stage.depth("all") - 10;
      succeed(stage);
      Arrivals.in(stage, "all").holdAllOf(stage, published).keepOrder();
    }
  }

  @Test
  void beforeItMarksWhatWasConfirmedItsSuccessorRepeatsNoMoreThanTheWindow() throws Exception {
    try (Stage stage = Stage.open()) {
      stage.bind("all");
      stage.commitMany(2_000, 3);
      Process doomed = RelayInAProcess.start(stage, stage.backends.rabbit().port(), 2_500);
      assertThat(doomed.waitFor(START.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(doomed.exitValue()).isEqualTo(137);
      long left = stage.waiting();
      succeed(stage);
      // A successor whose own lease ran out repeats some more; that is not the dead one's doing.
      long ofItself = (long) (stage.count("confirmed") + stage.count("unanswered")) - left;
      Arrivals.in(stage, "all").holdAllOf(stage, stage.settings.window() + ofItself).keepOrder();
    }
  }

  /** Sessions that have read pages of the outbox. */
  private static final String READ_SINCE =
      "select count(*) from pg_stat_activity where datname = current_database()"
          + " and pid <> pg_backend_pid() and query like '%from outbox where position%'";

  private static void kill(Process doomed) throws InterruptedException {
    doomed.destroyForcibly().waitFor();
  }

  private static void succeed(Stage stage) {
    stage.startRelay(RelayInAProcess.LEASE, UUID.randomUUID());
    stage.awaitAllSent();
  }
}
