package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

class WhenNobodyListensTest {

  private static final int KEYS = 300;

  @Test
  void nothingIsMarkedAsSentThoughTheBrokerConfirmsAndAllGoesOutOnceSomebodyDoes() {
    try (Stage stage = Stage.open()) {
      stage.startRelay();
      stage.commitMany(KEYS, 2);
      await().until(() -> stage.count("returned") >= 20);
      assertThat(stage.waiting()).isEqualTo(2 * KEYS);
      double before = stage.count("returned");
      await().until(() -> stage.count("returned") >= before + 3);
      assertThat(stage.count("confirmed")).isZero();

      stage.bind("all");
      stage.awaitAllSent();
      Arrivals.in(stage, "all").holdAllOf(stage, 0).keepOrder();
    }
  }

  @Test
  void anUnheardStreamIsProbedWithOneEventAtATime() {
    try (Stage stage = Stage.open()) {
      stage.startRelay();
      stage.commitMany(2_000, 1);
      await().until(() -> stage.count("returned") >= 20);
      await().pollDelay(stage.settings.pollInterval().multipliedBy(5)).until(() -> true);
      assertThat(stage.count("returned")).isLessThan(1_100);
      stage.bind("all");
      stage.awaitAllSent();
      Arrivals.in(stage, "all").holdAllOf(stage, 0);
    }
  }

  @Test
  void anotherStreamIsNotHeldUp() {
    try (Stage stage = Stage.open()) {
      stage.bindStream("payment", "payments");
      stage.startRelay();
      stage.commitMany(50, 1);
      await().until(() -> stage.count("returned") >= 20);
      stage.commit("payment", stage.newKey(), 1);
      await().until(() -> stage.count("confirmed") == 1);
      assertThat(stage.waiting()).isGreaterThanOrEqualTo(50);
    }
  }
}
