package dev.plumb.sandbox.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffDoublesTest {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Test
  void untilItIsLongEnough() {
    assertThat(Backoff.after(1, FIRST, LONGEST)).isEqualTo(FIRST);
    assertThat(Backoff.after(3, FIRST, LONGEST)).isEqualTo(Duration.ofSeconds(2));
    assertThat(Backoff.after(1000, FIRST, LONGEST)).isEqualTo(LONGEST);
  }
}
