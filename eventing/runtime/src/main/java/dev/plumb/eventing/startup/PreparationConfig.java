package dev.plumb.eventing.startup;

import io.quarkus.runtime.configuration.ConfigBuilder;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** With {@code plumb.prepare=only} no port is opened. */
public final class PreparationConfig implements ConfigBuilder {

  private static final int ABOVE_ALL = 1_000;

  @Override
  public SmallRyeConfigBuilder configBuilder(SmallRyeConfigBuilder builder) {
    return builder.withSources((ConfigSourceFactory) PreparationConfig::sources);
  }

  private static Iterable<ConfigSource> sources(ConfigSourceContext context) {
    return "only".equals(context.getValue("plumb.prepare").getValue())
        ? List.of(
            new PropertiesConfigSource(
                Map.of("quarkus.http.host-enabled", "false"), "plumb.prepare", ABOVE_ALL))
        : List.of();
  }
}
