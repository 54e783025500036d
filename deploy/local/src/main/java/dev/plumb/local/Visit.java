package dev.plumb.local;

import static dev.plumb.local.Application.AUDITOR;
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
 * them. Where there is an auditor, it has looked at all of them by then. Exit code 0: the services
 * agree. 1: they don't. 2: wrong use. 3: it can't be reached.
 */
final class Visit {
  private static final Duration TO_START = Duration.ofMinutes(5);

  /** What it finds it names only when it finds it again later: plumb.auditor.confirm-after. */
  private static final Duration TO_CONFIRM = Duration.ofSeconds(10);

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
      boolean agreed = scenario.on(site);
      if (System.getenv("PLUMB_SITE_AUDITOR") != null) {
        awaitLooks(site.http(AUDITOR), orders);
      }
      System.exit(agreed ? 0 : 1);
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

  /** Its rounds go through all orders: the second from here began when every one was final. */
  private static void awaitLooks(Http auditor, int orders) {
    long end = System.nanoTime() + TO_START.toNanos();
    long enough = looks(auditor) + 2L * orders;
    while (looks(auditor) < enough) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "the auditor hasn't looked at all orders after " + TO_START.toMinutes() + " minutes");
      }
      Pause.of(Duration.ofMillis(500));
    }
    Pause.of(TO_CONFIRM);
  }

  private static long looks(Http auditor) {
    return Metrics.of(auditor).number("plumb_audit_looks_total");
  }
}
