package dev.plumb.eventing.backends;

/**
 * @param fsync false: faster, and a power cut (not a crash of the server) may lose commits
 * @param maxConnections of PostgreSQL
 * @param withRabbit false: only PostgreSQL is started
 * @param brokers 1, or 3 for a cluster, which is of local processes wherever the rest runs
 * @param kind where they run
 */
public record BackendSettings(
    boolean fsync, int maxConnections, boolean withRabbit, int brokers, Kind kind) {

  public enum Kind {
    /** Containers where an engine answers and has or gets the images, else local processes. */
    ANY,
    LOCAL,
    CONTAINERS
  }

  /** The kind is that of PLUMB_BACKENDS (any, local, containers) in the environment. */
  public static BackendSettings defaults() {
    String kind = System.getenv().getOrDefault("PLUMB_BACKENDS", "any");
    return new BackendSettings(
        true, 300, true, 1, Kind.valueOf(kind.toUpperCase(java.util.Locale.ROOT)));
  }

  /** PostgreSQL's, by which is told how long the fault of a cluster's node was felt. */
  String commitTimes() {
    return brokers > 1 ? "on" : "off";
  }

  public BackendSettings withoutFsync() {
    return new BackendSettings(false, maxConnections, withRabbit, brokers, kind);
  }

  public BackendSettings withoutRabbit() {
    return new BackendSettings(fsync, maxConnections, false, brokers, kind);
  }

  public BackendSettings ofKind(Kind other) {
    return new BackendSettings(fsync, maxConnections, withRabbit, brokers, other);
  }

  /**
   * @throws IllegalArgumentException when it is neither 1 nor 3
   */
  public BackendSettings withBrokers(int number) {
    if (number != 1 && number != RabbitCluster.NODES) {
      throw new IllegalArgumentException("a broker has 1 node or 3, not " + number);
    }
    return new BackendSettings(fsync, maxConnections, withRabbit, number, kind);
  }
}
