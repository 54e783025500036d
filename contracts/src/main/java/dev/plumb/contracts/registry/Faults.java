package dev.plumb.contracts.registry;

import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

/** What keeps the registry away, for people. */
final class Faults {

  private Faults() {}

  static String inWords(Throwable thrown, RegistryAddress address) {
    Throwable fault =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    return switch (fault) {
      case TimeoutException _ ->
          "has not answered within %d ms".formatted(address.toAnswer().toMillis());
      case ConnectException _ -> "can't be reached";
      default -> "can't be asked: " + fault;
    };
  }
}
