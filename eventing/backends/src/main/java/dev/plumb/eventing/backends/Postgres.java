package dev.plumb.eventing.backends;

/** A PostgreSQL server of one's own; its superuser is {@link #user}. */
public interface Postgres extends PostgresLogin {
  /** Makes the database unless it is there. */
  void createDatabase(String name);

  /** Removes the database, ending the sessions that use it. */
  void dropDatabase(String name);

  /** Returns once the server is gone; the data stays. */
  void shutdown(Shutdown how);

  /** Returns once the server answers, with the data of the last run. */
  void start();

  default void restart(Shutdown how) {
    shutdown(how);
    start();
  }
}
