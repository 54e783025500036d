package dev.plumb.eventing.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhenCredentialsAreMissingTest {

  private static final String PASSWORD = "quarkus.datasource.password";

  @Test
  void eachIsNamedWithWhatToDo() {
    assertThat(inProduction(Map.of("rabbitmq-host", "192.0.2.1")))
        .satisfiesExactly(
            database -> assertThat(database).contains("quarkus.datasource.password is not set"),
            user -> assertThat(user).contains("rabbitmq-username is not set"),
            password -> assertThat(password).contains("rabbitmq-password is not set"));
  }

  @Test
  void guestIsForTheSameMachine() {
    assertThat(inProduction(Map.of(PASSWORD, "x"))).isEmpty();
    assertThat(inProduction(Map.of(PASSWORD, "x", "rabbitmq-host", "127.0.0.1"))).isEmpty();
    assertThat(
            inProduction(Map.of(PASSWORD, "x", "rabbitmq-addresses", "localhost:1,192.0.2.1:5672")))
        .hasSize(2);
  }

  @Test
  void anEmptyOneIsMissing() {
    assertThat(inProduction(Map.of(PASSWORD, ""))).hasSize(1);
  }

  @Test
  void developmentAndTestsAreGivenTheirs() {
    assertThat(new CredentialsRule(config(Map.of("rabbitmq-host", "192.0.2.1")), false).problems())
        .isEmpty();
  }

  private static List<String> inProduction(Map<String, String> settings) {
    return new CredentialsRule(config(settings), true).problems();
  }

  private static org.eclipse.microprofile.config.Config config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(settings, "test", 100))
        .build();
  }
}
