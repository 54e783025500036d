package dev.plumb.eventing.backends;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * This process's use of the backends in a folder. A watching script ends it together with the
 * process, even if that is killed, and the last one to leave stops the servers. Who joins creates a
 * file in the folder {@code users}; who leaves removes it and then the folder, which the system
 * refuses unless it is empty: so nobody can join what is being stopped.
 */
final class Membership implements AutoCloseable {
  private final Process watch;

  private Membership(Process watch) {
    this.watch = watch;
  }

  static Membership first(Path folder) {
    Folders.made(folder.resolve("users"));
    return join(folder).orElseThrow();
  }

  /** Empty when the last user has left meanwhile. */
  static Optional<Membership> join(Path folder) {
    String user = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    try {
      Files.createFile(folder.resolve("users").resolve(user));
      return Optional.of(new Membership(watch(folder, user)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns when the servers are gone, if this was the last user; also when interrupted. */
  @Override
  public void close() {
    try {
      watch.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    watch.onExit().join();
  }

  private static Process watch(Path folder, String user) throws IOException {
    return new ProcessBuilder(
            Sessions.own(List.of("sh", "-c", script(), "plumb-backends", folder.toString(), user)))
        .directory(Path.of("/").toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String script() throws IOException {
    try (InputStream in = Membership.class.getResourceAsStream("watch.sh")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
