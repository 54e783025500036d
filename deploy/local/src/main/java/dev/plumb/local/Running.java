package dev.plumb.local;

import dev.plumb.eventing.backends.Rabbit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the processes of the {@code up} that runs in this clone are, and what operators have to
 * show there. In a file that only its owner can read, and that goes away with it.
 *
 * @param urls by the process's name
 */
public record Running(Path file, Map<String, String> urls, String token, Optional<Broker> broker)
    implements AutoCloseable {

  private static final String TOKEN = "token";
  private static final String BROKER = "broker";
  private static final String LOGIN = "broker.login";

  /**
   * RabbitMQ's management API.
   *
   * @param login user and password with a colon between
   */
  public record Broker(String url, String login) {
    static Broker of(Rabbit rabbit) {
      return new Broker(
          "http://%s:%d".formatted(rabbit.host(), rabbit.managementPort()),
          rabbit.user() + ":" + rabbit.password());
    }
  }

  static Running announce(Path root, Plumb plumb) {
    Map<String, String> urls = new HashMap<>();
    for (Application application : Application.values()) {
      urls.put(application.title(), plumb.replicas(application).getFirst().url());
    }
    plumb.registry().ifPresent(registry -> urls.put("registry", registry.url()));
    Running running =
        new Running(
            file(root), urls, plumb.opsToken(), Optional.of(Broker.of(plumb.backends().rabbit())));
    running.write();
    return running;
  }

  /** Empty if none runs here. */
  public static Optional<Running> here(Path root) {
    Path file = file(root);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties read = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      read.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> urls = new HashMap<>();
    read.stringPropertyNames().forEach(name -> urls.put(name, read.getProperty(name)));
    String token = urls.remove(TOKEN);
    Optional<Broker> broker =
        Optional.ofNullable(urls.remove(BROKER)).map(url -> new Broker(url, urls.remove(LOGIN)));
    return Optional.of(new Running(file, urls, token, broker));
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write() {
    Properties written = new Properties();
    written.putAll(urls);
    written.put(TOKEN, token);
    broker.ifPresent(
        it -> {
          written.put(BROKER, it.url());
          written.put(LOGIN, it.login());
        });
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (var out = Files.newBufferedWriter(file)) {
        written.store(out, "deploy/local/plumb reads this");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(Path root) {
    return root.resolve("deploy/local/target/running.properties");
  }
}
