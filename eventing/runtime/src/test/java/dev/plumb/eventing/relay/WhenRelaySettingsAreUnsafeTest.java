package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.lease.LeaseConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhenRelaySettingsAreUnsafeTest {

  @Test
  void theDefaultsAreSafe() {
    assertThat(problems(Map.of())).isEmpty();
  }

  @Test
  void eachProblemNamesItsSettingAndARemedy() {
    List<String> problems =
        problems(
            Map.of(
                "plumb.outbox.window", "0",
                "plumb.outbox.memory", "10",
                "plumb.outbox.shards", "40000",
                "plumb.outbox.confirm-timeout", "0s",
                "plumb.lease.ttl", "100ms"));

    assertThat(problems)
        .hasSize(5)
        .anySatisfy(p -> assertThat(p).contains("plumb.outbox.window is 0", "1 or more"))
        .anySatisfy(p -> assertThat(p).contains("plumb.outbox.memory is 10", "500 or more"))
        .anySatisfy(p -> assertThat(p).contains("plumb.outbox.shards is 40000", "32767 or less"))
        .anySatisfy(p -> assertThat(p).contains("plumb.outbox.confirm-timeout"))
        .anySatisfy(p -> assertThat(p).contains("plumb.lease.ttl", "300 ms or more"));
  }

  private static List<String> problems(Map<String, String> settings) {
    var config =
        new SmallRyeConfigBuilder()
            .withMapping(RelayConfig.class)
            .withMapping(LeaseConfig.class)
            .withConverter(Duration.class, 200, new DurationConverter())
            .withDefaultValues(settings)
            .build();
    return new RelaySettingsRule(
            config.getConfigMapping(RelayConfig.class), config.getConfigMapping(LeaseConfig.class))
        .problems();
  }
}
