package dev.plumb.eventing.backends;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The machine's RabbitMQ. Debian's rabbitmq-server on the PATH is a wrapper that changes to the
 * user rabbitmq and refuses others, so the scripts are called in the package's own folder.
 *
 * @param scripts the folder with rabbitmq-server and rabbitmqctl
 */
record RabbitInstallation(Path scripts, Path epmd) {
  private static final List<Path> ROOTS =
      List.of(Path.of("/usr/lib/rabbitmq/lib"), Path.of("/usr/local/lib/rabbitmq/lib"));
  private static final List<Path> FOLDERS =
      List.of(
          Path.of("/opt/homebrew/opt/rabbitmq/sbin"),
          Path.of("/usr/local/opt/rabbitmq/sbin"),
          Path.of("/opt/rabbitmq/sbin"));

  static RabbitInstallation find() {
    Path scripts =
        candidates().stream()
            .filter(folder -> Files.isExecutable(folder.resolve("rabbitmq-server")))
            .findFirst()
            .orElseThrow(() -> missing("RabbitMQ"));
    return new RabbitInstallation(
        scripts, Programs.find("epmd").orElseThrow(() -> missing("Erlang's epmd")));
  }

  String server() {
    return scripts.resolve("rabbitmq-server").toString();
  }

  String ctl() {
    return scripts.resolve("rabbitmqctl").toString();
  }

  String plugins() {
    return scripts.resolve("rabbitmq-plugins").toString();
  }

  private static BackendFailure missing(String what) {
    return new BackendFailure(
        what
            + " is not installed and no container engine answers. Debian/Ubuntu:"
            + " sudo apt-get install rabbitmq-server   macOS: brew install rabbitmq");
  }

  private static List<Path> candidates() {
    List<Path> found = new ArrayList<>();
    for (Path root : ROOTS) {
      try (DirectoryStream<Path> versions = Files.newDirectoryStream(root, "rabbitmq_server-*")) {
        versions.forEach(version -> found.add(version.resolve("sbin")));
      } catch (IOException _) {
        // Not this layout.
      }
    }
    found.sort(Comparator.reverseOrder());
    found.addAll(FOLDERS);
    return found;
  }
}
