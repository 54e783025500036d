package dev.plumb.eventing.startup;

import dev.plumb.eventing.backends.Postgres;
import dev.plumb.eventing.fixture.TestBackends;
import io.quarkus.flyway.runtime.QuarkusFlywayResourceProvider;
import io.quarkus.flyway.runtime.QuarkusPathLocationScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** A build with some migrations, as Quarkus sets it up. */
final class BuildsMigrations {

  private BuildsMigrations() {}

  static Flyway with(String database, String... files) {
    return configuration(database, files).load();
  }

  /** All that eventing has. */
  static String[] eventings() {
    try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/db/eventing"))) {
      return scripts.map(script -> "db/eventing/" + script.getFileName()).toArray(String[]::new);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static FluentConfiguration configuration(String database, String... files) {
    Postgres postgres = TestBackends.postgres();
    FluentConfiguration configuration =
        Flyway.configure()
            .dataSource(postgres.jdbcUrl(database), postgres.user(), postgres.password())
            .locations("db/eventing", "db/shop")
            .ignoreMigrationPatterns(new String[0])
            .validateMigrationNaming(false);
    synchronized (QuarkusPathLocationScanner.class) {
      QuarkusPathLocationScanner.setApplicationMigrationFiles(List.of(files));
      var scanner =
          new QuarkusPathLocationScanner(configuration, List.of(configuration.getLocations()));
      return configuration
          .javaMigrationClassProvider(List::of)
          .resourceProvider(new QuarkusFlywayResourceProvider(scanner.scanForResources()));
    }
  }
}
