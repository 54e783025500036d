package dev.plumb.eventing.backends;

/** A RabbitMQ node of one's own, with the consistent hash exchange and the management API. */
public interface Rabbit {
  String host();

  int port();

  int managementPort();

  /** Of each of its nodes, {@code host:port,host:port}. */
  default String addresses() {
    return host() + ":" + port();
  }

  String user();

  String password();

  /**
   * Runs rabbitmqctl against this node.
   *
   * @return its standard output
   * @throws BackendFailure with its output, when its exit code isn't 0
   */
  String ctl(String... arguments);

  /**
   * Runs rabbitmq-plugins against this node, which has to run.
   *
   * @throws BackendFailure with its output, when its exit code isn't 0
   */
  void plugins(String... arguments);

  /** Returns once the node is gone; the data stays. */
  void shutdown(Shutdown how);

  /** Returns once the node answers AMQP, with the data of the last run. */
  void start();

  default void restart(Shutdown how) {
    shutdown(how);
    start();
  }

  /** Makes the virtual host, with all permissions for {@link #user}, unless it is there. */
  default void createVirtualHost(String name) {
    new RabbitManagement(this).createVirtualHost(name);
  }

  /**
   * @throws BackendFailure when it isn't there
   */
  default void deleteVirtualHost(String name) {
    new RabbitManagement(this).deleteVirtualHost(name);
  }

  /**
   * Makes users, permissions and whatever else is in there.
   *
   * @param definitions JSON, see https://www.rabbitmq.com/docs/definitions
   * @throws BackendFailure when they are wrong
   */
  default void define(String definitions) {
    new RabbitManagement(this).define(definitions);
  }
}
