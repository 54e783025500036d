package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.local.Application;
import dev.plumb.local.Experience;
import dev.plumb.local.Faults;
import dev.plumb.local.Plumb;
import dev.plumb.local.Traffic;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Before, while or after it is done, with a wrong answer or none; and webhooks fail as well. */
@OnAllOfPlumb
class WhenEveryFifthCallFailsTest {
  private static final int ORDERS = 200;
  private static final Traffic TRAFFIC = new Traffic(ORDERS, 23, Duration.ofMinutes(5));

  private final Plumb plumb;
  private final Faults faults;

  WhenEveryFifthCallFailsTest(Plumb plumb) {
    this.plumb = plumb;
    this.faults = new Faults(plumb.http(Application.SANDBOX));
  }

  @Test
  void noOrderIsChargedTwiceAndEachGetsItsEnd() {
    Progress.say("placing " + ORDERS + " orders while every fifth call goes wrong");
    faults.switchOn(0.2, 23);
    List<Experience> all;
    long struck;
    try {
      all = TRAFFIC.experiences(plumb, Progress.of(ORDERS));
      struck = faults.struck();
    } finally {
      faults.switchOff();
    }

    assertThat(struck).isGreaterThan(ORDERS / 4);
    assertThat(all).allMatch(Experience::isFinal);
    assertThat(faults.mostChargesForOneOrder()).isOne();
    Invariants.hold(plumb);
  }
}
