package dev.plumb.eventing.startup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.pattern.ValidatePattern;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * Eventing's migrations, then the application's, each counted in a history of its own, so that
 * neither comes out of order when the others grow. A database made before there were two has
 * eventing's first migrations in the application's history: they stay there and count as done.
 */
final class Migrations {

  static final String HISTORY = "eventing_schema_history";

  private static final String FOLDER = "db/eventing/";
  private static final ValidatePattern LATER = ValidatePattern.fromPattern("*:future");
  private static final MigrationVersion NONE = MigrationVersion.fromVersion("0");

  private final Flyway both;

  /**
   * @param both finds the migrations of both kinds, by paths on the class path as Quarkus does; has
   *     the application's history
   */
  Migrations(Flyway both) {
    this.both = both;
  }

  /** Any number of replicas may do so at once, also beside those that know one history only. */
  void run() {
    List<MigrationInfo> applied = List.of(both.info().applied());
    if (applied.isEmpty()) {
      beginHistory();
    }
    Map<String, MigrationVersion> shared =
        applied.stream()
            .filter(migration -> isEventings(migration.getScript()))
            .collect(
                Collectors.toMap(
                    MigrationInfo::getScript, MigrationInfo::getVersion, (first, again) -> again));
    eventings(shared.values()).migrate();
    Flyway applications = applications(shared.keySet());
    if (applications.info().all().length > 0) {
      applications.migrate();
    }
  }

  /** The application's, while the schema is empty: Flyway takes another for somebody else's. */
  private void beginHistory() {
    configuration().target("0?").load().migrate();
  }

  /** Of this build, as the histories call them, in the order of their versions. */
  List<String> scripts() {
    Configuration known = both.getConfiguration();
    return provider()
        .getResources(known.getSqlMigrationPrefix(), known.getSqlMigrationSuffixes())
        .stream()
        .map(LoadableResource::getRelativePath)
        .sorted(Comparator.comparing(Migrations::version))
        .toList();
  }

  /** 0.8 of {@code db/eventing/V0_8__timers.sql}. */
  private static MigrationVersion version(String script) {
    return MigrationVersion.fromVersion(script.replaceAll(".*/[A-Z]+([0-9_.]+)__.*", "$1"));
  }

  /** The tables that tell what was done. */
  List<String> histories() {
    return List.of(HISTORY, both.getConfiguration().getTable());
  }

  private Flyway eventings(Collection<MigrationVersion> shared) {
    return configuration()
        .resourceProvider(new Chosen(provider(), Migrations::isEventings))
        .javaMigrationClassProvider(List::of)
        .callbacks(new Callback[0])
        .table(HISTORY)
        .outOfOrder(false)
        .baselineOnMigrate(true)
        .baselineVersion(shared.stream().max(Comparator.naturalOrder()).orElse(NONE))
        .baselineDescription("before eventing had a history of its own")
        .load();
  }

  /** Knows what its history tells of, so that all of it is still validated. */
  private Flyway applications(Collection<String> shared) {
    return configuration()
        .resourceProvider(
            new Chosen(provider(), script -> !isEventings(script) || shared.contains(script)))
        .load();
  }

  /** Of a build that starts whatever a later one has added: it may be the one to go back to. */
  private FluentConfiguration configuration() {
    List<ValidatePattern> ignored =
        new ArrayList<>(List.of(both.getConfiguration().getIgnoreMigrationPatterns()));
    ignored.add(LATER);
    return new FluentConfiguration(both.getConfiguration().getClassLoader())
        .configuration(both.getConfiguration())
        .ignoreMigrationPatterns(ignored.toArray(ValidatePattern[]::new));
  }

  private ResourceProvider provider() {
    return both.getConfiguration().getResourceProvider();
  }

  private static boolean isEventings(String script) {
    return script.startsWith(FOLDER);
  }

  /**
   * @param script whether to have it
   */
  private record Chosen(ResourceProvider all, Predicate<String> script)
      implements ResourceProvider {

    @Override
    public LoadableResource getResource(String name) {
      return all.getResource(name);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return all.getResources(prefix, suffixes).stream()
          .filter(resource -> script.test(resource.getRelativePath()))
          .toList();
    }
  }
}
