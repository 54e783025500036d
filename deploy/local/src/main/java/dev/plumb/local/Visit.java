package dev.plumb.local;

import static dev.plumb.local.Application.BILLING;
import static dev.plumb.local.Application.ORDER;
import static dev.plumb.local.Application.SANDBOX;
import static dev.plumb.local.Application.SHIPPING;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Places orders with a Plumb that runs already, waits until each is final, and says what became of
 * them. Exit code 0: the services agree. 1: they don't. 2: wrong use. 3: it can't be reached.
 */
final class Visit {
  private static final Duration TO_START = Duration.ofMinutes(5);

  private Visit() {}

  public static void main(String[] words) {
    try {
      Arguments arguments = Arguments.parse(List.of(words), Path.of("."));
      int orders =
          arguments
              .orders()
              .orElseThrow(() -> new IllegalArgumentException("--orders says how many"));
      Scenario scenario = new Scenario(orders, arguments, System.out::println);
      Site site = new RemoteSite(System.getenv());
      awaitReady(site);
      System.exit(scenario.on(site) ? 0 : 1);
    } catch (IllegalArgumentException e) {
      System.err.println("visit: " + e.getMessage());
      System.exit(2);
    } catch (UncheckedIOException | IllegalStateException e) {
      System.err.println("visit: " + e.getMessage());
      System.exit(3);
    }
  }

  private static void awaitReady(Site site) {
    long end = System.nanoTime() + TO_START.toNanos();
    for (Application application : List.of(ORDER, BILLING, SHIPPING, SANDBOX)) {
      for (Http process : site.processes(application)) {
        while (!process.isReady()) {
          if (System.nanoTime() > end) {
            throw new IllegalStateException(
                application.title() + " isn't ready after " + TO_START.toMinutes() + " minutes");
          }
          Pause.of(Duration.ofMillis(500));
        }
      }
    }
  }
}
