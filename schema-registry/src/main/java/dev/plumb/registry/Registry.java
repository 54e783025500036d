package dev.plumb.registry;

import dev.plumb.contracts.WriterSchemas;
import dev.plumb.contracts.registry.RegistryAddress;
import dev.plumb.contracts.registry.SchemaRegistry;
import dev.plumb.eventing.startup.SettingsRule;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The registry that the settings name, if they do. */
@Singleton
class Registry {

  private final RegistrySettings settings;

  Registry(RegistrySettings settings) {
    this.settings = settings;
  }

  Optional<SchemaRegistry> client() {
    return settings
        .url()
        .map(
            url ->
                new SchemaRegistry(
                    new RegistryAddress(
                        RegistryAddress.url(url), settings.authorization(), settings.timeout())));
  }

  @Produces
  @Singleton
  WriterSchemas schemas() {
    return problems().isEmpty()
        ? client().<WriterSchemas>map(this::fetched).orElse(WriterSchemas.NONE)
        : WriterSchemas.NONE;
  }

  @Produces
  @Singleton
  SettingsRule rule() {
    return this::problems;
  }

  private FetchedSchemas fetched(SchemaRegistry registry) {
    return new FetchedSchemas(
        registry, settings.restAfterFault(), settings.unknownFor(), System::nanoTime);
  }

  private List<String> problems() {
    try {
      settings.url().ifPresent(RegistryAddress::url);
      return List.of();
    } catch (IllegalArgumentException e) {
      return List.of(
          "plumb.registry.url is "
              + settings.url().orElse("")
              + "; set it to an address such as https://registry:8080, or leave it out");
    }
  }
}
