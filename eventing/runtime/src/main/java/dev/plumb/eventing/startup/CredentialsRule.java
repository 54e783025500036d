package dev.plumb.eventing.startup;

import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * In production database and broker are used with credentials that somebody has set; development
 * and tests are given theirs. Who sets guest means it: a broker elsewhere refuses it by default.
 */
@Singleton
class CredentialsRule implements SettingsRule {

  private static final List<String> BROKER = List.of("rabbitmq-username", "rabbitmq-password");

  private final Config config;
  private final boolean inProduction;

  @Inject
  CredentialsRule(Config config) {
    this(config, LaunchMode.current() == LaunchMode.NORMAL);
  }

  CredentialsRule(Config config, boolean inProduction) {
    this.config = config;
    this.inProduction = inProduction;
  }

  @Override
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (!inProduction) {
      return problems;
    }
    if (isMissing("quarkus.datasource.password")
        && isMissing("quarkus.datasource.credentials-provider")) {
      problems.add(
          "quarkus.datasource.password is not set: set it to the password of"
              + " quarkus.datasource.username");
    }
    if (!hosts().allMatch(this::isHere)) {
      BROKER.stream()
          .filter(this::isMissing)
          .map(setting -> setting + " is not set: guest is for a broker on the same machine only")
          .forEach(problems::add);
    }
    return problems;
  }

  private Stream<String> hosts() {
    return text("rabbitmq-addresses")
        .map(all -> Stream.of(all.split(",")).map(each -> each.strip().replaceAll(":\\d+$", "")))
        .orElseGet(() -> Stream.of(text("rabbitmq-host").orElse("localhost")));
  }

  /** One that can't be found is elsewhere. */
  private boolean isHere(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }

  private boolean isMissing(String setting) {
    return text(setting).isEmpty();
  }

  private Optional<String> text(String setting) {
    return config.getOptionalValue(setting, String.class).filter(value -> !value.isBlank());
  }
}
