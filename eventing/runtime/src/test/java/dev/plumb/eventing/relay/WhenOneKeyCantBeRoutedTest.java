package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class WhenOneKeyCantBeRoutedTest {

  @Test
  void onlyThatKeyWaitsAndItGoesOutInOrderOnceItCan() {
    try (Stage stage = Stage.open()) {
      UUID lonely = stage.newKey();
      UUID welcome = stage.newKey();
      stage.onBroker(
          channel -> {
            channel.exchangeDeclare(Stage.STREAM, "fanout", true);
            channel.exchangeDeclare("by-key", "direct", true);
            channel.exchangeBind("by-key", Stage.STREAM, "");
            channel.queueDeclare("all", true, false, false, null);
            channel.queueBind("all", "by-key", welcome.toString());
          });
      stage.startRelay();
      for (int version = 1; version <= 5; version++) {
        stage.commit(lonely, version);
        stage.commit(welcome, version);
      }
      await().until(() -> stage.count("confirmed") == 5 && stage.count("returned") >= 2);
      await().until(() -> stage.waiting() == 5);

      stage.onBroker(channel -> channel.queueBind("all", "by-key", lonely.toString()));
      stage.awaitAllSent();
      Arrivals arrivals = Arrivals.in(stage, "all").holdAllOf(stage, 0).keepOrder();
      assertThat(arrivals.all()).hasSize(10);
    }
  }
}
