package dev.plumb.eventing.backends;

/** Where a PostgreSQL server listens, and as whom one comes in. */
public interface PostgresLogin {
  String host();

  int port();

  String user();

  String password();

  default String jdbcUrl(String database) {
    return "jdbc:" + reactiveUrl(database);
  }

  /** The form that {@code quarkus.datasource.reactive.url} takes. */
  default String reactiveUrl(String database) {
    return "postgresql://" + host() + ":" + port() + "/" + database;
  }
}
