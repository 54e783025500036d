package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import dev.plumb.local.PlumbOptions;
import dev.plumb.local.Replica;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The old build is the one before order-service told OrderPlaced as v2: its billing and shipping
 * don't have that in their tables. Two replicas of each service, orders all the time.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WhenOldAndNewBuildsRunSideBySideTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** More, and processes that start wait for a processor most of the time. */
  private static final Duration CUSTOMERS_COME = Duration.ofSeconds(6);

  private static final Path NEW = PlumbOptions.repository();
  private static final List<Application> CONSUMERS =
      List.of(Application.BILLING, Application.SHIPPING);
  private static final List<Application> PRODUCER = List.of(Application.ORDER);

  private static final String UNKNOWN =
      "type order.order-placed.v2 is not in the table of stream order";
  private static final Map<String, String> SETTINGS =
      Map.of(
          // The old build needs it to start on the tables of a later one; later builds do not.
          "QUARKUS_FLYWAY_IGNORE_FUTURE_MIGRATIONS", "true");

  private static Path old;
  private static Plumb plumb;

  /** Before each, so that where there is no old build each counts as skipped. */
  @BeforeEach
  void startTheOldBuildOnce() {
    if (plumb != null) {
      return;
    }
    old = PreviousRelease.packaged();
    Path logs = Path.of("target", "upgrade-logs").toAbsolutePath();
    Progress.say("starting two of each old service, logs in " + logs);
    plumb =
        Plumb.start(
            PlumbOptions.quiet(logs).withReplicas(2).withServicesOf(old).withSettings(SETTINGS));
  }

  @AfterAll
  static void end() {
    if (plumb != null) {
      plumb.close();
    }
  }

  @Test
  @Order(1)
  void consumersFirstAndLastOnTheWayBackNothingEverWaitsForAPerson() {
    try (SteadyCustomers customers = SteadyCustomers.every(CUSTOMERS_COME, plumb)) {
      oneByOne(NEW, CONSUMERS, customers);
      oneByOne(NEW, PRODUCER, customers);

      oneByOne(old, PRODUCER, customers);
      consumersHaveHadAllOfV2();
      oneByOne(old, CONSUMERS, customers);

      customers.allGetTheirAnswer();
    }
    allIsAsItShouldBe();
    everywhere(service -> assertThat(operations(service)).isEmpty());
  }

  @Test
  @Order(2)
  void theProducerFirstWhatOldConsumersDoNotKnowWaitsForNewOnesAndGoesOnByItself() {
    try (SteadyCustomers customers = SteadyCustomers.every(CUSTOMERS_COME, plumb)) {
      exchange(PRODUCER, 0, NEW);
      consumersPutV2Aside();
      oneByOne(NEW, CONSUMERS, customers);
      nothingIsAsideAnyMore();

      oneByOne(old, CONSUMERS, customers);
      consumersPutV2Aside();
      exchange(PRODUCER, 0, old);

      exchange(CONSUMERS, 0, NEW);
      nothingIsAsideAnyMore();
      customers.allGetTheirAnswer();
    }
    allIsAsItShouldBe();
    everywhere(
        service ->
            assertThat(operations(service))
                .allMatch(operation -> operation.equals("REDRIVE by plumb: APPLIED")));
  }

  private void oneByOne(Path build, List<Application> services, SteadyCustomers customers) {
    exchange(services, 0, build);
    customers.awaitMore(7);
    exchange(services, 1, build);
  }

  private void exchange(List<Application> services, int replica, Path build) {
    List<Replica> replicas = services.stream().map(it -> plumb.replicas(it).get(replica)).toList();
    Progress.say(
        "  %s %s"
            .formatted(
                build == old ? "old" : "new", replicas.stream().map(Replica::name).toList()));
    Replicas.exchange(replicas, build);
  }

  private void consumersHaveHadAllOfV2() {
    List<String> told =
        rows(Application.ORDER)
            .words("select key::text from event_log where type = 'order.order-placed.v2'");
    assertThat(told).isNotEmpty();
    for (Application consumer : CONSUMERS) {
      until(
          consumer + " has had all of v2",
          () ->
              rows(consumer)
                  .words("select key::text from watermark where stream = 'order' and version > 0")
                  .containsAll(told));
    }
  }

  private void consumersPutV2Aside() {
    for (Application consumer : CONSUMERS) {
      until(consumer + " puts v2 aside", () -> !reasons(consumer).isEmpty());
    }
    everywhere(service -> assertThat(reasons(service)).isSubsetOf(UNKNOWN));
  }

  private void nothingIsAsideAnyMore() {
    everywhere(service -> until(service + " goes on by itself", () -> reasons(service).isEmpty()));
  }

  private static void allIsAsItShouldBe() {
    Invariants.hold(plumb);
    assertThat(new NothingMisread(plumb).broken()).isEmpty();
  }

  private static List<String> reasons(Application service) {
    return rows(service).words("select distinct reason from dead_letter");
  }

  private static List<String> operations(Application service) {
    return rows(service)
        .words("select action || ' by ' || operator || ': ' || outcome from operation");
  }

  private static void everywhere(Consumer<Application> looked) {
    Application.SERVICES.forEach(looked);
  }

  private static void until(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(condition);
  }

  private static Rows rows(Application service) {
    return new Rows(plumb.database(service));
  }
}
