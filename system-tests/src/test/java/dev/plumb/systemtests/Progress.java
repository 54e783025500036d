package dev.plumb.systemtests;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** What a person who watches a long build sees. */
final class Progress {
  private Progress() {}

  static void say(String line) {
    System.out.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + line);
  }

  /** For the number of orders that are final, a line for each quarter. */
  static Consumer<Integer> of(int orders) {
    int step = Math.max(1, orders / 4);
    return done -> {
      if (done % step == 0 || done == orders) {
        say("  %d of %d orders final".formatted(done, orders));
      }
    };
  }
}
