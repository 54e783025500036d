package dev.plumb.systemtests;

import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import dev.plumb.local.Replica;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All of its replicas at once, with kill -9. */
@OnAllOfPlumb
class WhenAServiceIsKilledInMidFlowTest {
  private static final int ORDERS = 40;

  private final Plumb plumb;

  WhenAServiceIsKilledInMidFlowTest(Plumb plumb) {
    this.plumb = plumb;
  }

  @ParameterizedTest
  @EnumSource(names = {"ORDER", "BILLING", "SHIPPING"})
  void everyOrderEndsAsIfNothingHadHappened(Application service) {
    Progress.say("%d orders, and no %s in the middle".formatted(ORDERS, service.title()));
    Crowd crowd = Crowd.of(ORDERS, service.ordinal(), plumb);
    crowd.keepBusy(service, ORDERS / 2);
    List<Replica> replicas = plumb.replicas(service);

    Replicas.kill(replicas);
    Replicas.start(replicas);

    crowd.allGetTheirAnswer();
  }
}
