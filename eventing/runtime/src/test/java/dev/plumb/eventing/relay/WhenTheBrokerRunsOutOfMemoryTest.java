package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

class WhenTheBrokerRunsOutOfMemoryTest {

  @Test
  void theOutboxGrowsAndGoesOutOnceTheAlarmIsOver() {
    try (Stage stage = Stage.open()) {
      stage.bind("all");
      Relay relay = stage.startRelay();
      stage.commitMany(100, 1);
      stage.awaitAllSent();
      stage.backends.rabbit().ctl("set_vm_memory_high_watermark", "0.0000001");
      try {
        stage.commitMany(500, 2);
        await().until(() -> relay.status().blocked());
        await().pollDelay(stage.settings.confirmTimeout().multipliedBy(2)).until(() -> true);
        assertThat(stage.waiting()).isEqualTo(1_000);
        assertThat(stage.count("timed-out")).isZero();
      } finally {
        stage.backends.rabbit().ctl("set_vm_memory_high_watermark", "0.6");
      }
      stage.awaitAllSent();
      await().until(() -> !relay.status().blocked());
      Arrivals.in(stage, "all").holdAllOf(stage, 0).keepOrder();
    }
  }
}
