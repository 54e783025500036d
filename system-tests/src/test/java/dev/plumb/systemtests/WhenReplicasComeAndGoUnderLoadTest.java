package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import dev.plumb.local.Replica;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders all the time. Nobody is killed: who ends was told to, and gives up what he has. */
@OnAllOfPlumb
class WhenReplicasComeAndGoUnderLoadTest {
  private static final int USUAL = 2;
  private static final Application SCALED = Application.ORDER;
  private static final int A_FEW = 4;
  private static final Duration TO_SHARE = Duration.ofMinutes(1);

  private final Plumb plumb;

  WhenReplicasComeAndGoUnderLoadTest(Plumb plumb) {
    this.plumb = plumb;
  }

  @BeforeEach
  void eachHasItsShare() {
    Application.SERVICES.forEach(service -> awaitShares(service, USUAL));
  }

  @AfterEach
  void asManyAsUsualAreThereAgain() {
    for (Application service : Application.SERVICES) {
      Replicas.start(
          plumb.replicas(service).stream().filter(replica -> !replica.isAlive()).toList());
    }
  }

  @Test
  void aRollingUpdateOfAllServicesLosesNothingAndNoLeaseHasToRunOut() {
    Progress.say("all services are updated, one replica after the other");
    underLoad(
        (delays, buyers) -> {
          for (Application service : Application.SERVICES) {
            for (Replica replica : plumb.replicas(service)) {
              delays.chapter(replica.name() + " stops");
              stop(service, List.of(replica), USUAL - 1);
              delays.chapter(replica.name() + " starts");
              replica.start();
              buyers.awaitMore(A_FEW);
            }
          }
        });
  }

  @Test
  void scalingOneServiceToFourReplicasAndBackLosesNothingAndNoLeaseHasToRunOut() {
    Progress.say(SCALED.title() + " is scaled to 4 and back");
    Replica second = plumb.replicas(SCALED).getLast();
    List<Replica> added = List.of(plumb.add(SCALED), plumb.add(SCALED));
    List<Replica> three = List.of(second, added.getFirst(), added.getLast());
    try {
      underLoad(
          (delays, buyers) -> {
            delays.chapter("from 2 to 1");
            stop(SCALED, List.of(second), 1);
            awaitShares(SCALED, 1);
            delays.chapter("from 1 to 4");
            Replicas.start(three);
            awaitShares(SCALED, 4);
            buyers.awaitMore(3 * A_FEW);
            delays.chapter("from 4 to 1");
            stop(SCALED, three, 1);
            remove(added);
            awaitShares(SCALED, 1);
            delays.chapter("from 1 to 2");
            second.start();
          });
    } finally {
      remove(added);
    }
  }

  private void remove(List<Replica> replicas) {
    replicas.forEach(replica -> plumb.remove(SCALED, replica));
  }

  private interface Change {
    void under(EventDelays delays, SteadyBuyers buyers);
  }

  private void underLoad(Change change) {
    try (EventDelays delays = new EventDelays(plumb);
        SteadyBuyers buyers = new SteadyBuyers(plumb)) {
      delays.chapter("nothing");
      buyers.awaitMore(A_FEW);
      change.under(delays, buyers);
      delays.chapter("nothing any more");
      buyers.awaitMore(A_FEW);
      buyers.allGetWhatTheyBought();
      delays.tell();
    }
    Invariants.hold(plumb);
  }

  /** Each gone, each with its leases given up: none is left to run out. */
  private void stop(Application service, List<Replica> replicas, int left) {
    LeaseBook book = new LeaseBook(plumb, service);
    await(
        service + ": all are there",
        () -> assertThat(book.notSharedBy(left + replicas.size())).isEmpty());
    Replicas.stop(replicas);
    assertThat(book.sharedByMoreThan(left)).isEmpty();
    assertThat(book.leftBehind()).isEmpty();
  }

  private void awaitShares(Application service, int replicas) {
    LeaseBook book = new LeaseBook(plumb, service);
    await(
        service + ": each has its share",
        () -> {
          assertThat(book.notSharedBy(replicas)).isEmpty();
          assertThat(book.withoutALease()).isEmpty();
          assertThat(book.ofNobody()).isEmpty();
        });
  }

  private static void await(String what, ThrowingRunnable assertion) {
    Awaitility.await(what).atMost(TO_SHARE).untilAsserted(assertion);
  }
}
