package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import dev.plumb.local.Replica;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnAllOfPlumb
class WhenOneOfTwoReplicasIsKilledTest {
  private static final int ORDERS = 60;
  private static final Duration TO_TAKE_OVER = Duration.ofMinutes(1);
  private static final String OWNERS_AT_WORK =
      """
      select count(distinct owner) from lease
      where resource like '%s' and owner is not null and expires_at > now()
      """;

  private final Plumb plumb;
  private final List<Replica> seconds;

  WhenOneOfTwoReplicasIsKilledTest(Plumb plumb) {
    this.plumb = plumb;
    // The first of each is where the sandbox sends its webhooks.
    this.seconds =
        Application.SERVICES.stream().map(service -> plumb.replicas(service).getLast()).toList();
  }

  @AfterEach
  void twoOfEachAreThereAgain() {
    Replicas.start(seconds.stream().filter(replica -> !replica.isAlive()).toList());
  }

  @Test
  void theOtherOneTakesItsWorkAndNothingIsLost() {
    for (Application service : Application.SERVICES) {
      awaitOwners(service, 2);
    }
    Progress.say("%d orders, and one replica of each killed in the middle".formatted(ORDERS));
    Crowd crowd = Crowd.of(ORDERS, 21, plumb);
    crowd.keepBusy(Application.BILLING, ORDERS / 2);

    Replicas.kill(seconds);

    for (Application service : Application.SERVICES) {
      awaitOwners(service, 1);
    }
    Progress.say("  the leases have moved");
    crowd.allGetTheirAnswerBefore(() -> Replicas.start(seconds));
    assertThat(seconds).allMatch(Replica::isAlive);
  }

  /** Of outbox shards and of partitions, each. */
  private void awaitOwners(Application service, int number) {
    for (String resource : List.of("outbox%", "partition:%")) {
      Awaitility.await("%d owners of %s in %s".formatted(number, resource, service))
          .atMost(TO_TAKE_OVER)
          .pollInterval(Duration.ofMillis(200))
          .until(
              () -> plumb.database(service).number(OWNERS_AT_WORK.formatted(resource)) == number);
    }
  }
}
