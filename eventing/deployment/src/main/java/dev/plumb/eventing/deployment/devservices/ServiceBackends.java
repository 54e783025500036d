package dev.plumb.eventing.deployment.devservices;

import dev.plumb.eventing.backends.Backends;
import dev.plumb.eventing.backends.Postgres;
import dev.plumb.eventing.backends.Rabbit;
import io.quarkus.deployment.builditem.Startable;

/** One service's database and virtual host on the backends that all services started share. */
final class ServiceBackends implements Startable {
  private final String database;
  private final String virtualHost;
  private final boolean thrownAway;
  private Backends backends;

  private ServiceBackends(String database, String virtualHost, boolean thrownAway) {
    this.database = database;
    this.virtualHost = virtualHost;
    this.thrownAway = thrownAway;
  }

  /** Kept as long as the backends; the services meet on one virtual host. */
  static ServiceBackends kept(String service) {
    return new ServiceBackends(service, "/", false);
  }

  /** Empty at first and removed at the end. */
  static ServiceBackends thrownAway(String service, String run) {
    String name = service + "-test-" + run;
    return new ServiceBackends(name, name, true);
  }

  @Override
  public void start() {
    backends = Backends.shared();
    backends.postgres().createDatabase(database);
    if (thrownAway) {
      backends.rabbit().createVirtualHost(virtualHost);
    }
  }

  /**
   * The backends themselves are left by the end of this process and no sooner: the next application
   * under test would have to start them again.
   */
  @Override
  public void close() {
    if (thrownAway && backends != null) {
      backends.postgres().dropDatabase(database);
      backends.rabbit().deleteVirtualHost(virtualHost);
    }
    backends = null;
  }

  @Override
  public String getConnectionInfo() {
    return reactiveUrl() + " and amqp://" + rabbit().host() + ":" + rabbit().port() + virtualHost;
  }

  @Override
  public String getContainerId() {
    return null;
  }

  String reactiveUrl() {
    return postgres().reactiveUrl(database);
  }

  String jdbcUrl() {
    return postgres().jdbcUrl(database);
  }

  String virtualHost() {
    return virtualHost;
  }

  Postgres postgres() {
    return backends.postgres();
  }

  Rabbit rabbit() {
    return backends.rabbit();
  }
}
