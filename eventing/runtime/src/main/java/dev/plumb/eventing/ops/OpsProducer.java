package dev.plumb.eventing.ops;

import dev.plumb.eventing.startup.SettingsRule;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Makes the plain classes of this package beans. */
@Singleton
class OpsProducer {

  private static final int TOKEN_LENGTH = 16;

  @Produces
  @Singleton
  @DefaultBean
  PayloadView nothing() {
    return (type, body) -> Map.of();
  }

  @Produces
  @Singleton
  SettingsRule rule(OpsSettings settings) {
    return () ->
        settings.token().filter(token -> token.length() < TOKEN_LENGTH).isPresent()
            ? List.of(
                "plumb.ops.token is shorter than "
                    + TOKEN_LENGTH
                    + " characters; set it to a longer random text, or leave it out to have no"
                    + " /ops")
            : List.of();
  }
}
