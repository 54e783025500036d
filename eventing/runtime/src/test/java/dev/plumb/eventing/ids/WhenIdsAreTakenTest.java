package dev.plumb.eventing.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WhenIdsAreTakenTest {

  private static final Instant NOW = Instant.parse("2026-01-15T09:30:00.125Z");

  private static UUID id(Instant at, long seed) {
    return new TimeOrderedIds(() -> at, new Random(seed)).get();
  }

  @Test
  void theyAreOfVersionSevenAndCarryTheTime() {
    UUID id = id(NOW, 1);

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void theyGrowWithTime() {
    assertThat(id(NOW.plusMillis(1), 1).toString()).isGreaterThan(id(NOW, 2).toString());
  }

  @Test
  void theSameSeedGivesTheSame() {
    assertThat(id(NOW, 7)).isEqualTo(id(NOW, 7));
    assertThat(id(NOW, 7)).isNotEqualTo(id(NOW, 8));
  }
}
