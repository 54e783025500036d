package dev.plumb.local;

import java.time.Duration;
import java.util.function.Consumer;

/** Orders, faults if wanted, and what became of them, told a line at a time. */
record Scenario(int orders, Arguments arguments, Consumer<String> say) {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Whether the services agree, with each other and with the provider. */
  boolean on(Site site) {
    Faults faults = new Faults(site.http(Application.SANDBOX));
    if (arguments.faults() > 0) {
      say.accept(
          arguments.faults() + " % of what provider and carrier are asked or tell goes wrong");
      faults.switchOn(arguments.faults() / 100.0, arguments.seed());
    }
    say.accept("placing " + orders + " orders ...");
    Traffic traffic = new Traffic(orders, arguments.seed(), PATIENCE);
    Audit audit = traffic.on(site, this::progress);
    Report report = new Report(audit);
    say.accept("");
    say.accept(report.table());
    arguments.json().ifPresent(report::write);
    if (arguments.faults() == 0) {
      return audit.agreed();
    }
    FaultReport money = FaultReport.of(site, faults);
    say.accept(money.table());
    return audit.agreed() && money.isWell();
  }

  private void progress(int done) {
    int step = Math.max(1, orders / 10);
    if (done % step == 0 || done == orders) {
      say.accept("  %d of %d orders final".formatted(done, orders));
    }
  }
}
