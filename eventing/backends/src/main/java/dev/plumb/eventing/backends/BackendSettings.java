package dev.plumb.eventing.backends;

/**
 * @param fsync false: faster, and a power cut (not a crash of the server) may lose commits
 * @param maxConnections of PostgreSQL
 * @param withRabbit false: only PostgreSQL is started
 * @param kind where they run
 */
public record BackendSettings(boolean fsync, int maxConnections, boolean withRabbit, Kind kind) {

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
        true, 300, true, Kind.valueOf(kind.toUpperCase(java.util.Locale.ROOT)));
  }

  public BackendSettings withoutFsync() {
    return new BackendSettings(false, maxConnections, withRabbit, kind);
  }

  public BackendSettings withoutRabbit() {
    return new BackendSettings(fsync, maxConnections, false, kind);
  }

  public BackendSettings ofKind(Kind other) {
    return new BackendSettings(fsync, maxConnections, withRabbit, other);
  }
}
