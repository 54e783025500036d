package dev.plumb.local;

import dev.plumb.eventing.backends.BackendFailure;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/**
 * Runs Plumb in the foreground until it is told to end, or until the wanted orders are final. Exit
 * code 0: the services agree, or nothing was asked. 1: they don't. 2: wrong use. 3: can't start.
 */
final class Up {
  private Up() {}

  public static void main(String[] words) throws InterruptedException {
    Path root = PlumbOptions.repository();
    try {
      System.exit(run(root, Arguments.parse(List.of(words), logs(root))));
    } catch (IllegalArgumentException e) {
      System.err.println("up: " + e.getMessage() + " (--help shows the options)");
      System.exit(2);
    } catch (BackendFailure | IllegalStateException e) {
      System.err.println("up: " + e.getMessage());
      System.exit(3);
    }
  }

  private static int run(Path root, Arguments arguments) throws InterruptedException {
    PlumbOptions options =
        new PlumbOptions(
            root,
            root,
            arguments.replicas(),
            arguments.logs(),
            Map.of(),
            arguments.brokers(),
            arguments.registry(),
            true,
            Up::say);
    say("logs of each process: " + arguments.logs());
    Ending ending = new Ending();
    try (Plumb plumb = Plumb.start(options);
        Running _ = Running.announce(root, plumb);
        ClusterHere _ =
            arguments.brokers() == 1
                ? null
                : ClusterHere.announce(root, plumb.backends().cluster())) {
      Addresses.of(plumb).forEach(Up::say);
      if (arguments.orders().isEmpty()) {
        say("everything runs; Ctrl-C ends it and leaves nothing behind but the logs");
        ending.await();
        say("ending ...");
        return 0;
      }
      return new Scenario(arguments.orders().get(), arguments, Up::say).on(plumb) ? 0 : 1;
    } finally {
      ending.done();
    }
  }

  private static Path logs(Path root) {
    String now = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
    return root.resolve("deploy/local/target/logs/" + now);
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
