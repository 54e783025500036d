package dev.plumb.eventing.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A RabbitMQ node with its own name, cookie, ports and epmd; its data lies in its folder. */
record LocalRabbit(Path folder, RabbitPorts ports, RabbitPlace place) implements Rabbit {

  static LocalRabbit create(Path folder) {
    RabbitInstallation installation = RabbitInstallation.find();
    RabbitPorts ports = RabbitPorts.free();
    LocalRabbit rabbit = new LocalRabbit(Folders.made(folder), ports, RabbitPlace.loopback(ports));
    rabbit.files().writeAll(installation);
    rabbit.start();
    return rabbit;
  }

  static LocalRabbit at(Path folder) throws IOException {
    return new LocalRabbit(
        folder,
        RabbitPorts.parse(Files.readString(folder.resolve("ports"))),
        RabbitPlace.parse(Files.readString(folder.resolve("place"))));
  }

  @Override
  public String host() {
    return place.host();
  }

  @Override
  public int port() {
    return ports.amqp();
  }

  @Override
  public int managementPort() {
    return ports.management();
  }

  @Override
  public String user() {
    return "guest";
  }

  @Override
  public String password() {
    return "guest";
  }

  @Override
  public String ctl(String... arguments) {
    return run(RabbitInstallation.find().ctl(), arguments);
  }

  @Override
  public void plugins(String... arguments) {
    run(RabbitInstallation.find().plugins(), arguments);
  }

  @Override
  public void start() {
    clearPluginFolder();
    new Daemon(folder)
        .start(
            place.run(List.of(RabbitInstallation.find().server())),
            files().environment(),
            this::answers);
  }

  @Override
  public void shutdown(Shutdown how) {
    new Daemon(folder).end(how.rabbitSignal());
  }

  boolean answers() {
    return AmqpHeader.isAnswered(host(), port());
  }

  RabbitFiles files() {
    return new RabbitFiles(folder, ports, place);
  }

  private String run(String program, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program, "--quiet"));
    Stream.of(arguments).forEach(command::add);
    return new Command(place.run(command), files().environment()).run();
  }

  /** A node that crashed while it started leaves half of it. */
  private void clearPluginFolder() {
    Path expanded = folder.resolve("plugins");
    if (Files.isDirectory(expanded)) {
      Folders.delete(expanded);
    }
    try {
      Files.deleteIfExists(folder.resolve("node.pid"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
