package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.local.Experience;
import dev.plumb.local.Intention;
import dev.plumb.local.Plumb;
import dev.plumb.local.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@OnAllOfPlumb
class AMixOfOrdersTest {
  private static final Traffic TWO_HUNDRED = new Traffic(200, 7, Duration.ofMinutes(4));

  private final Plumb plumb;

  AMixOfOrdersTest(Plumb plumb) {
    this.plumb = plumb;
  }

  @Test
  void endsAsItsCustomersWantedAndEveryoneAgrees() {
    Progress.say("placing 200 orders");
    List<Experience> all = TWO_HUNDRED.experiences(plumb, Progress.of(200));

    Map<Intention, Set<String>> endings =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    Experience::intention,
                    Collectors.mapping(Experience::status, Collectors.toSet())));
    assertThat(endings.get(Intention.BUY)).containsExactly("DELIVERED");
    assertThat(endings.get(Intention.DECLINED)).containsExactly("REJECTED");
    assertThat(endings.get(Intention.CANCEL_LATE)).containsExactly("DELIVERED");
    assertThat(endings.get(Intention.CANCEL_SOON)).isSubsetOf("CANCELLED", "DELIVERED");
    assertThat(endings.get(Intention.SEND_BACK)).containsExactly("REFUNDED");
    assertThat(endings.get(Intention.WAIT_IN_VAIN)).containsExactly("REFUNDED");
    assertThat(endings.get(Intention.ASK_A_PART_BACK)).containsExactly("DELIVERED");
    Invariants.hold(plumb);
  }
}
