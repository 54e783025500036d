package dev.plumb.eventing.backends;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * The backends that a user's processes share.
 *
 * @param folder holds {@code lock}, held by the one who starts them, and {@code current}, the path
 *     of the backends' own folder
 */
record SharedBackends(Path folder, BackendSettings settings) {
  private static final Duration TO_LOCK = Duration.ofMinutes(3);

  static SharedBackends ofThisUser() {
    return new SharedBackends(
        Folders.made(Folders.cache().resolve("shared")), BackendSettings.defaults());
  }

  Backends join() {
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = lock(channel)) {
      return current().flatMap(Backends::joinIn).orElseGet(this::startNew);
    } catch (IOException e) {
      throw new BackendFailure("Can't share backends in " + folder, e);
    }
  }

  private Optional<Path> current() {
    try {
      return Optional.of(Path.of(Files.readString(folder.resolve("current")).strip()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private Backends startNew() {
    Backends backends = Backends.startIn(Folders.temporary(), settings);
    try {
      Files.writeString(folder.resolve("current"), backends.folder().toString());
      return backends;
    } catch (IOException e) {
      backends.close();
      throw new BackendFailure("Can't write " + folder.resolve("current"), e);
    }
  }

  /** Within one process a second lock is refused instead of waited for. */
  private static FileLock lock(FileChannel channel) {
    FileLock[] lock = new FileLock[1];
    Wait.until(
        TO_LOCK,
        "lock on the shared backends",
        () -> {
          try {
            lock[0] = channel.tryLock();
          } catch (OverlappingFileLockException _) {
            return false;
          } catch (IOException e) {
            throw new BackendFailure("Can't lock the shared backends", e);
          }
          return lock[0] != null;
        });
    return lock[0];
  }
}
