package dev.plumb.systemtests.bench;

import dev.plumb.local.Application;
import dev.plumb.local.Http;
import dev.plumb.local.Metrics;
import dev.plumb.local.Traffic;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * What the auditor costs: it is frozen while orders are placed and change, and then looks at them
 * while nothing else goes on. What it and the services do at rest is measured after that and taken
 * off.
 */
final class AuditOfChanges implements Figure {

  private static final int ORDERS = 1_000;
  private static final int ORDERS_TO_WARM_UP = 400;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** It looks 3 s after a change, and once more 5 s later where something wasn't at rest. */
  private static final Duration STRETCH = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "audit";
  }

  /** What was used in one stretch. */
  private record Cost(Duration processor, double statements, long reads, long looks) {
    Cost minus(Cost other) {
      return new Cost(
          processor.minus(other.processor),
          statements - other.statements,
          reads - other.reads,
          looks - other.looks);
    }
  }

  @Override
  public String measure(Rig rig) {
    rig.only(Application.SANDBOX);
    rig.only(Application.values());
    place(rig, ORDERS_TO_WARM_UP, 1);
    stretch(rig);
    signal(rig, "STOP");
    place(rig, ORDERS, 2);
    Cost busy = stretchFrom(rig, () -> signal(rig, "CONT"));
    Cost atRest = stretch(rig);
    Cost changed = busy.minus(atRest);
    return "the auditor looks at %d changed orders for %.2f s of its processor time, %.0f statements in the services' databases and %d reads of the provider; at rest it looks at %.0f orders a second for %.1f ms of processor time"
        .formatted(
            ORDERS,
            changed.processor().toMillis() / 1e3,
            changed.statements(),
            changed.reads(),
            (double) atRest.looks() / STRETCH.toSeconds(),
            (double) atRest.processor().toMillis() / STRETCH.toSeconds());
  }

  private static void place(Rig rig, int orders, long seed) {
    new Traffic(orders, seed, PATIENCE).on(rig.plumb(), done -> {});
  }

  private static Cost stretch(Rig rig) {
    return stretchFrom(rig, () -> {});
  }

  private static Cost stretchFrom(Rig rig, Runnable begin) {
    List<Statements> statements =
        Application.SERVICES.stream().map(service -> new Statements(rig, service)).toList();
    Duration processor = processor(rig);
    long reads = reads(rig);
    begin.run();
    long looks = looks(rig);
    LockSupport.parkNanos(STRETCH.toNanos());
    return new Cost(
        processor(rig).minus(processor),
        statements.stream().mapToDouble(each -> each.per(1)).sum(),
        reads(rig) - reads,
        looks(rig) - looks);
  }

  private static Duration processor(Rig rig) {
    return rig.replica(Application.AUDITOR)
        .process()
        .flatMap(process -> process.info().totalCpuDuration())
        .orElseThrow(() -> new BenchFailure("the auditor's processor time can't be read"));
  }

  private static long looks(Rig rig) {
    return Metrics.of(http(rig, Application.AUDITOR)).number("plumb_audit_looks_total");
  }

  private static long reads(Rig rig) {
    return http(rig, Application.SANDBOX)
        .get("/ledger?limit=0")
        .body()
        .path("requests")
        .path("reads")
        .asLong();
  }

  private static Http http(Rig rig, Application application) {
    return rig.replica(application).http();
  }

  private static void signal(Rig rig, String signal) {
    long pid = rig.replica(Application.AUDITOR).process().orElseThrow().pid();
    try {
      if (new ProcessBuilder("kill", "-" + signal, "" + pid).start().waitFor() != 0) {
        throw new BenchFailure("the auditor takes no SIG" + signal);
      }
    } catch (IOException e) {
      throw new BenchFailure("no kill: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted");
    }
  }
}
