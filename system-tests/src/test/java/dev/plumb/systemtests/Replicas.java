package dev.plumb.systemtests;

import dev.plumb.local.Replica;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Several processes at once. */
final class Replicas {
  private Replicas() {}

  static void kill(List<Replica> replicas) {
    replicas.forEach(replica -> Progress.say("  kill -9 " + replica.name()));
    atOnce(replicas, Replica::kill);
  }

  /** SIGTERM; returns when all are gone. */
  static void stop(List<Replica> replicas) {
    replicas.forEach(replica -> Progress.say("  stopping " + replica.name()));
    atOnce(replicas, Replica::stop);
  }

  /** Returns when all are ready. */
  static void start(List<Replica> replicas) {
    replicas.forEach(replica -> Progress.say("  starting " + replica.name()));
    atOnce(replicas, Replica::start);
  }

  /**
   * What is under way is finished; returns when all are ready again.
   *
   * @param repository whose packaged services they are from now on
   */
  static void exchange(List<Replica> replicas, Path repository) {
    atOnce(
        replicas,
        replica -> {
          replica.stop();
          replica.install(repository);
          replica.start();
        });
  }

  private interface Action {
    void on(Replica replica);
  }

  private static void atOnce(List<Replica> replicas, Action action) {
    CompletableFuture.allOf(
            replicas.stream()
                .map(replica -> CompletableFuture.runAsync(() -> action.on(replica)))
                .toArray(CompletableFuture<?>[]::new))
        .join();
  }
}
