package dev.plumb.eventing.relay;

import org.junit.jupiter.api.Test;

class WhenAKeyHasManyEventsTest {

  @Test
  void theyArriveInTheOrderOfTheirVersionsAndOnce() {
    try (Stage stage = Stage.open()) {
      stage.bind("all");
      stage.commitMany(40, 60);
      stage.startRelay();
      stage.awaitAllSent();
      Arrivals.in(stage, "all").holdAllOf(stage, 0).keepOrder();
    }
  }
}
