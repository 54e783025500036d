package dev.plumb.eventing.relay;

import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.backends.Shutdown;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WhenServersRestartUnderLoadTest {

  @ParameterizedTest
  @EnumSource(
      value = Shutdown.class,
      names = {"FAST", "KILL"})
  void theRelayGoesOnAfterTheBrokerHasRestarted(Shutdown how) {
    try (Stage stage = Stage.openOnServersOfItsOwn()) {
      stage.bind("all");
      // A node (3.10) writes the names of its Raft groups every 500 ms: one killed before has lost
      // its newest queue.
      stage.backends.rabbit().restart(Shutdown.FAST);
      stage.startRelay();
      CompletableFuture<Void> load = CompletableFuture.runAsync(() -> stage.commitMany(8_000, 2));
      await().until(() -> stage.count("confirmed") > 200);
      stage.backends.rabbit().restart(how);
      load.join();
      stage.awaitAllSent();
      Arrivals.in(stage, "all").holdAllOf(stage, (long) stage.count("unanswered")).keepOrder();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Shutdown.class,
      names = {"FAST", "KILL"})
  void theRelayGoesOnAfterTheDatabaseHasRestarted(Shutdown how) {
    try (Stage stage = Stage.open()) {
      stage.bind("all");
      stage.commitMany(8_000, 2);
      stage.startRelay();
      await().until(() -> stage.count("confirmed") > 200);
      stage.backends.postgres().restart(how);
      stage.commitMany(100, 2);
      stage.awaitAllSent();
      Arrivals.in(stage, "all").holdAllOf(stage, stage.settings.window()).keepOrder();
    }
  }

  @Test
  void theRelayStartsBeforeTheServersDo() {
    try (Stage stage = Stage.open()) {
      stage.bind("all");
      stage.commitMany(100, 2);
      stage.backends.rabbit().shutdown(Shutdown.FAST);
      stage.backends.postgres().shutdown(Shutdown.FAST);
      stage.startRelay();
      stage.backends.postgres().start();
      stage.backends.rabbit().start();
      stage.awaitAllSent();
      Arrivals.in(stage, "all").holdAllOf(stage, 0).keepOrder();
    }
  }
}
