package dev.plumb.eventing.backends;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A PostgreSQL and a RabbitMQ that end with their last user: when it closes this, ends or is
 * killed.
 */
public final class Backends implements AutoCloseable {
  private final Servers servers;
  private final Membership membership;

  Backends(Servers servers, Membership membership) {
    this.servers = servers;
    this.membership = membership;
  }

  /** For the caller alone. */
  public static Backends start() {
    return start(BackendSettings.defaults());
  }

  /** For the caller alone. */
  public static Backends start(BackendSettings settings) {
    return startIn(Folders.temporary(), settings);
  }

  /** The pair that this user's processes share; the first one starts it. */
  public static Backends shared() {
    return SharedBackends.ofThisUser().join();
  }

  /**
   * Where this user's processes keep what takes long to make; {@code PLUMB_CACHE} names another.
   */
  public static Path cache() {
    return Folders.cache();
  }

  static Backends startIn(Path folder, BackendSettings settings) {
    Membership membership = Membership.first(folder);
    try {
      return new Backends(Servers.start(folder, settings), membership);
    } catch (RuntimeException e) {
      membership.close();
      throw e;
    }
  }

  static Optional<Backends> joinIn(Path folder) {
    return Membership.join(folder)
        .flatMap(
            membership -> {
              Optional<Servers> servers = Servers.at(folder).filter(Servers::answer);
              if (servers.isEmpty()) {
                membership.close();
              }
              return servers.map(alive -> new Backends(alive, membership));
            });
  }

  public Postgres postgres() {
    return servers.postgres();
  }

  /**
   * @throws BackendFailure when they were started without it
   */
  public Rabbit rabbit() {
    return servers
        .rabbit()
        .orElseThrow(() -> new BackendFailure("These backends were started without RabbitMQ"));
  }

  /**
   * @throws BackendFailure when they were started with one node
   */
  public RabbitCluster cluster() {
    return rabbit() instanceof RabbitCluster cluster ? cluster : noCluster();
  }

  private static RabbitCluster noCluster() {
    throw new BackendFailure("These backends were started with one RabbitMQ node");
  }

  /** Data and logs of the servers; goes away with them. */
  public Path folder() {
    return servers.folder();
  }

  @Override
  public void close() {
    membership.close();
  }
}
