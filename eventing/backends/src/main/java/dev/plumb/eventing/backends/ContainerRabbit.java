package dev.plumb.eventing.backends;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The official image, or the one that PLUMB_RABBITMQ_IMAGE names. */
record ContainerRabbit(Container container) implements Rabbit {
  private static final String IMAGE = "docker.io/library/rabbitmq:4-management";
  private static final String PROGRAM =
      "rabbitmq-plugins enable --offline rabbitmq_consistent_hash_exchange rabbitmq_management"
          + " && exec docker-entrypoint.sh rabbitmq-server";

  static ContainerRabbit create(Path folder, ContainerEngine engine) {
    Container container =
        Container.run(
            folder,
            engine,
            System.getenv().getOrDefault("PLUMB_RABBITMQ_IMAGE", IMAGE),
            List.of(5672, 15672),
            Map.of("RABBITMQ_DEFAULT_USER", "plumb", "RABBITMQ_DEFAULT_PASS", "plumb"),
            List.of("sh", "-c", PROGRAM));
    ContainerRabbit rabbit = new ContainerRabbit(container);
    container.await(rabbit::answers);
    return rabbit;
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
  public int managementPort() {
    return container.ports().getLast();
  }

  /** Not guest, whom a broker lets in from its own machine only. */
  @Override
  public String user() {
    return "plumb";
  }

  @Override
  public String password() {
    return "plumb";
  }

  @Override
  public String ctl(String... arguments) {
    return run("rabbitmqctl", arguments);
  }

  @Override
  public void plugins(String... arguments) {
    run("rabbitmq-plugins", arguments);
  }

  @Override
  public void shutdown(Shutdown how) {
    container.end(how.rabbitSignal());
  }

  @Override
  public void start() {
    container.start(this::answers);
  }

  private String run(String program, String... arguments) {
    return container
        .engine()
        .call(
            Stream.concat(
                    Stream.of("exec", container.name(), program, "--quiet"), Stream.of(arguments))
                .toArray(String[]::new));
  }

  private boolean answers() {
    return AmqpHeader.isAnswered(host(), port());
  }
}
