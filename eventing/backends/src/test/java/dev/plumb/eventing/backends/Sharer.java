package dev.plumb.eventing.backends;

import java.nio.file.Path;

/** A process that uses the shared backends until it is killed. */
final class Sharer {
  private Sharer() {}

  public static void main(String[] arguments) throws InterruptedException {
    BackendSettings settings = BackendSettings.defaults().withoutRabbit();
    Backends backends = new SharedBackends(Path.of(arguments[0]), settings).join();
    System.out.println(backends.folder());
    Thread.currentThread().join();
  }
}
