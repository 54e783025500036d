package dev.plumb.systemtests;

import dev.plumb.eventing.backends.Shutdown;
import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import org.junit.jupiter.api.Test;

/** No service is restarted: each comes back by itself. */
@OnAllOfPlumb
class WhenAServerRestartsUnderLoadTest {
  private static final int ORDERS = 40;

  private final Plumb plumb;

  WhenAServerRestartsUnderLoadTest(Plumb plumb) {
    this.plumb = plumb;
  }

  @Test
  void theBrokerIsKilledAndNothingIsLost() {
    Progress.say("%d orders, and no broker in the middle".formatted(ORDERS));
    Crowd crowd = Crowd.of(ORDERS, 11, plumb);
    crowd.keepBusy(Application.BILLING, ORDERS / 2);

    plumb.backends().rabbit().restart(Shutdown.KILL);

    Progress.say("  the broker is back");
    crowd.allGetTheirAnswer();
  }

  @Test
  void theDatabaseRestartsAndNothingIsLost() {
    Progress.say("%d orders, and no database in the middle".formatted(ORDERS));
    Crowd crowd = Crowd.of(ORDERS, 12, plumb);
    crowd.keepBusy(Application.BILLING, ORDERS / 2);

    plumb.backends().postgres().restart(Shutdown.IMMEDIATE);

    Progress.say("  the database is back");
    crowd.allGetTheirAnswer();
  }
}
