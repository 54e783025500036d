package dev.plumb.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumb.local.OrderMix.Draft;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhatTheLauncherReadsTest {
  private static final Path LOGS = Path.of("/logs");

  @Test
  void optionsHaveValues() {
    Arguments arguments =
        Arguments.parse(List.of("--orders", "200", "--replicas", "2", "--json", "a.json"), LOGS);
    assertThat(arguments.orders()).contains(200);
    assertThat(arguments.replicas()).isEqualTo(2);
    assertThat(arguments.json()).contains(Path.of("a.json"));
    assertThat(arguments.logs()).isEqualTo(LOGS);
  }

  @Test
  void faultsAreAPercentage() {
    assertThat(Arguments.parse(List.of("--faults", "20"), LOGS).faults()).isEqualTo(20);
    assertThat(Arguments.parse(List.of(), LOGS).faults()).isZero();
    assertThatThrownBy(() -> Arguments.parse(List.of("--faults", "100"), LOGS))
        .hasMessageContaining("--faults");
  }

  @Test
  void aBrokerHasOneNodeOrThree() {
    assertThat(Arguments.parse(List.of(), LOGS).brokers()).isEqualTo(1);
    assertThat(Arguments.parse(List.of("--brokers", "3"), LOGS).brokers()).isEqualTo(3);
    assertThatThrownBy(() -> Arguments.parse(List.of("--brokers", "2"), LOGS))
        .hasMessageContaining("--brokers takes 1 or 3");
  }

  @Test
  void aWrongValueIsNamed() {
    assertThatThrownBy(() -> Arguments.parse(List.of("--orders", "many"), LOGS))
        .hasMessageContaining("--orders")
        .hasMessageContaining("many");
    assertThatThrownBy(() -> Arguments.parse(List.of("--order", "1"), LOGS))
        .hasMessageContaining("--order");
  }

  @Test
  void countersAreAddedByLabel() {
    Metrics metrics =
        new Metrics(
            List.of(
                "# TYPE plumb_inbox_events_total counter",
                "plumb_inbox_events_total{outcome=\"applied\",stream=\"order\"} 7.0",
                "plumb_inbox_events_total{outcome=\"applied\",stream=\"payment\"} 1.0E1",
                "plumb_inbox_events_total{stream=\"order\",outcome=\"duplicate\"} 2",
                "plumb_inbox_released_total{outcome=\"applied\",stream=\"order\"} 5.0"));
    assertThat(metrics.byLabel("plumb_inbox_events_total", "outcome"))
        .isEqualTo(Map.of("applied", 17L, "duplicate", 2L));
  }

  @Test
  void theSameSeedGivesTheSameOrders() {
    assertThat(new OrderMix(7).orders(50)).isEqualTo(new OrderMix(7).orders(50));
    assertThat(new OrderMix(7).orders(50)).isNotEqualTo(new OrderMix(8).orders(50));
  }

  @Test
  void aSmallMixHasEveryIntention() {
    assertThat(new OrderMix(1).orders(Intention.values().length))
        .extracting(Draft::intention)
        .containsExactlyInAnyOrder(Intention.values());
  }
}
