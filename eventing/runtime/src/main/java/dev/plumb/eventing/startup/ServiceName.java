package dev.plumb.eventing.startup;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this service is called in exchanges, queues and the source of its events. */
@Singleton
public class ServiceName {

  private static final String SUFFIX = "-service";

  private final String name;

  ServiceName(
      @ConfigProperty(name = "plumb.service") Optional<String> chosen,
      @ConfigProperty(name = "quarkus.application.name") String application) {
    String configured = chosen.orElse(application);
    this.name =
        configured.endsWith(SUFFIX)
            ? configured.substring(0, configured.length() - SUFFIX.length())
            : configured;
  }

  /** The property {@code plumb.service}, by default the application's name without "-service". */
  public String value() {
    return name;
  }
}
