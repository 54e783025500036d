package dev.plumb.eventing.backends;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The official image, or the one that PLUMB_POSTGRES_IMAGE names. */
record ContainerPostgres(Container container) implements Postgres {
  private static final String IMAGE = "docker.io/library/postgres:18";

  static ContainerPostgres create(Path folder, ContainerEngine engine, BackendSettings settings) {
    Container container =
        Container.run(
            folder,
            engine,
            System.getenv().getOrDefault("PLUMB_POSTGRES_IMAGE", IMAGE),
            List.of(5432),
            Map.of(
                "POSTGRES_USER", "plumb", "POSTGRES_PASSWORD", "plumb", "POSTGRES_DB", "postgres"),
            List.of(
                "postgres",
                "-c",
                "max_connections=" + settings.maxConnections(),
                "-c",
                "fsync=" + (settings.fsync() ? "on" : "off"),
                "-c",
                "track_commit_timestamp=" + settings.commitTimes()));
    ContainerPostgres postgres = new ContainerPostgres(container);
    container.await(new PostgresSql(postgres)::answers);
    return postgres;
  }

  @Override
  public String host() {
    return "127.0.0.1";
  }

  @Override
  public int port() {
    return container.ports().getFirst();
  }

  @Override
  public String user() {
    return "plumb";
  }

  @Override
  public String password() {
    return "plumb";
  }

  @Override
  public void createDatabase(String name) {
    new PostgresSql(this).createDatabase(name);
  }

  @Override
  public void dropDatabase(String name) {
    new PostgresSql(this).dropDatabase(name);
  }

  @Override
  public void shutdown(Shutdown how) {
    container.end(how.postgresSignal());
  }

  @Override
  public void start() {
    container.start(new PostgresSql(this)::answers);
  }
}
