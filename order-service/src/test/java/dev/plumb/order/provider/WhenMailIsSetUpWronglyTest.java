package dev.plumb.order.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.effect.EffectSettings;
import dev.plumb.order.usecase.MailSettings;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.PathConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhenMailIsSetUpWronglyTest {

  private static final Map<String, String> RIGHT =
      Map.of(
          "plumb.mail.host", "mail.example.com",
          "plumb.mail.from", "shop@example.com",
          "plumb.mail.username", "shop",
          "plumb.mail.password", "a-secret-of-ours");

  @Test
  void nothingSetOrAllOfItIsRight() {
    assertThat(problems(Map.of())).isEmpty();
    assertThat(problems(RIGHT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "plumb.mail.host,,plumb.mail.host must name",
    "plumb.mail.from,,plumb.mail.from must be",
    "plumb.mail.from,Our Shop <shop@example.com>,plumb.mail.from must be",
    "plumb.mail.port,0,plumb.mail.port is 0",
    "plumb.mail.username,,plumb.mail.username and plumb.mail.password",
    "plumb.mail.password,,plumb.mail.username and plumb.mail.password",
    "plumb.mail.security,plain,plumb.mail.security is plain",
    "plumb.mail.trusted-certificates,/nowhere.pem,plumb.mail.trusted-certificates is /nowhere.pem",
    "plumb.mail.trusted-certificates,pom.xml,plumb.mail.trusted-certificates is pom.xml",
    "plumb.mail.timeout,20s,plumb.mail.timeout is PT20S",
    "plumb.mail.timeout,0s,plumb.mail.timeout is PT0S",
  })
  void whatIsWrongIsNamedWithoutTheSecret(String setting, String value, String named) {
    Map<String, String> settings = new HashMap<>(RIGHT);
    settings.remove(setting);
    if (value != null) {
      settings.put(setting, value);
    }

    assertThat(problems(settings))
        .singleElement()
        .asString()
        .startsWith(named)
        .doesNotContain("a-secret-of-ours");
  }

  @Test
  void allThatIsWrongIsNamedAtOnce() {
    Map<String, String> settings = new HashMap<>(RIGHT);
    settings.put("plumb.mail.security", "plain");
    settings.put("plumb.mail.trusted-certificates", "/nowhere.pem");
    settings.put("plumb.mail.port", "0");

    assertThat(problems(settings))
        .extracting(problem -> problem.replaceFirst(" .*", ""))
        .containsExactly(
            "plumb.mail.port",
            "plumb.mail.security",
            "plumb.mail.trusted-certificates",
            "plumb.mail.trusted-certificates");
  }

  private static List<String> problems(Map<String, String> settings) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(MailSettings.class)
            .withMapping(EffectSettings.class)
            .withConverter(Duration.class, 100, new DurationConverter())
            .withConverter(Path.class, 100, new PathConverter())
            .withDefaultValues(settings)
            .build();
    return new MailSettingsRule(
            config.getConfigMapping(MailSettings.class),
            config.getConfigMapping(EffectSettings.class))
        .problems();
  }
}
