package dev.plumb.sandbox.view;

import dev.plumb.sandbox.ledger.Ledger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Down once the journal can't be written: nothing could be promised any more. */
@Readiness
class LedgerHealth implements HealthCheck {
  private final Ledger ledger;

  LedgerHealth(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("ledger").status(ledger.broken().isEmpty());
    ledger.broken().ifPresent(why -> response.withData("broken", String.valueOf(why)));
    return response.build();
  }
}
