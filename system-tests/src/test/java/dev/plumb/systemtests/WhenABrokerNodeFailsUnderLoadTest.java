package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plumb.eventing.backends.RabbitCluster;
import dev.plumb.eventing.backends.Shutdown;
import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import dev.plumb.local.PlumbOptions;
import dev.plumb.systemtests.Nodes.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Three nodes, and customers who go on ordering all the time. Each fault strikes the node that
 * leads most partitions, with clients of its own; how long it was felt is in {@code
 * target/broker-recovery.txt}.
 *
 * <p>{@code -Dplumb.cluster.rounds=5} has each fault five times.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WhenABrokerNodeFailsUnderLoadTest {
  private static final int QUEUES = 3 * 2 * (8 + 2);
  private static final int ROUNDS = Integer.getInteger("plumb.cluster.rounds", 1);
  private static final int REPLICAS = Integer.getInteger("plumb.cluster.replicas", 1);
  private static final Duration FROZEN = Duration.ofSeconds(12);
  private static final Duration CUT_OFF = Duration.ofSeconds(20);
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration CUSTOMERS_COME = Duration.ofSeconds(3);

  private Plumb plumb;
  private RabbitCluster cluster;
  private Nodes nodes;
  private Recoveries recoveries;
  private SteadyCustomers customers;
  private Set<Long> processes;

  @BeforeAll
  void start() {
    assumeThat(RabbitCluster.missing()).isEmpty();
    Path logs = Path.of("target", "cluster-logs").toAbsolutePath();
    Progress.say("starting three broker nodes and the services, logs in " + logs);
    plumb = Plumb.start(PlumbOptions.quiet(logs).withReplicas(REPLICAS).withBrokers(3));
    cluster = plumb.backends().cluster();
    nodes = new Nodes(cluster);
    recoveries = Recoveries.of(plumb);
    nodes.awaitAllWell(QUEUES);
    processes = processes();
    customers = SteadyCustomers.every(CUSTOMERS_COME, plumb);
    customers.awaitMore(20);
  }

  @AfterAll
  void stop() {
    // Those that were started.
    try (Plumb _ = plumb;
        SteadyCustomers _ = customers;
        Recoveries _ = recoveries) {
      Progress.say("ending three broker nodes and the services");
    }
  }

  @Test
  @Order(1)
  void aLeaderIsKilledAndComesBack() {
    rounds(
        target -> {
          recoveries.begins("leader killed");
          cluster.node(target.node()).shutdown(Shutdown.KILL);
          return () -> {
            nodes.awaitClientsLeft(target);
            customers.awaitMore(10);
            recoveries.begins("its return");
            cluster.node(target.node()).start();
          };
        });
  }

  @Test
  @Order(2)
  void aLeaderIsFrozen() {
    rounds(
        target -> {
          recoveries.begins("leader frozen for " + FROZEN.toSeconds() + " s");
          long begin = System.nanoTime();
          cluster.freeze(target.node());
          return () -> {
            assertThat(cluster.answers(target.node())).isFalse();
            await(FROZEN, begin);
            recoveries.begins("its thaw");
            cluster.thaw(target.node());
            customers.awaitMore(10);
            // What Mnesia takes for a partition that is over heals by a restart only.
            recoveries.begins("its restart");
            cluster.node(target.node()).restart(Shutdown.KILL);
          };
        });
  }

  @Test
  @Order(3)
  void aLeaderIsCutOff() {
    assumeThat(cluster.lacksPartitions()).isEmpty();
    rounds(
        target -> {
          int node = target.node();
          recoveries.begins("leader cut off for " + CUT_OFF.toSeconds() + " s");
          long begin = System.nanoTime();
          cluster.partition(node);
          Awaitility.await("the minority pauses").atMost(LIMIT).until(() -> !cluster.answers(node));
          return () -> {
            nodes.awaitClientsLeft(target);
            await(CUT_OFF, begin);
            recoveries.begins("its healing");
            cluster.heal(node);
          };
        });
  }

  @Test
  @Order(4)
  void allAreRestartedOneAfterTheOther() {
    for (int node : cluster.numbers()) {
      nodes.awaitAllWell(QUEUES);
      recoveries.begins("node %d stopped and started".formatted(node));
      cluster.node(node).restart(Shutdown.FAST);
    }
    nodes.awaitAllWell(QUEUES);
    customers.awaitMore(10);
  }

  @Test
  @Order(5)
  void nothingIsLostOrDoubledAndNoServiceWasRestarted() {
    customers.allGetTheirAnswer();
    recoveries.write(Path.of("target", "broker-recovery.txt"));
    recoveries.lines().forEach(Progress::say);
    Invariants.hold(plumb);
    assertThat(processes()).isEqualTo(processes);
  }

  private interface Fault {
    /** Returns what ends it. */
    Runnable on(Target target);
  }

  private void rounds(Fault fault) {
    for (int round = 0; round < ROUNDS; round++) {
      nodes.awaitAllWell(QUEUES);
      Target target = nodes.busiest();
      Progress.say(
          "node %d leads %d partitions and has %d connections"
              .formatted(target.node(), target.partitions().size(), target.clients()));
      assertThat(target.partitions()).isNotEmpty();
      assertThat(target.clients()).isPositive();
      long begin = System.nanoTime();
      Runnable end = fault.on(target);
      nodes.awaitLeft(target);
      Progress.say(
          "  others lead after less than %.1f s"
              .formatted((System.nanoTime() - begin) / 1_000_000_000.0));
      end.run();
      nodes.awaitAllWell(QUEUES);
      customers.awaitMore(10);
    }
  }

  private static void await(Duration time, long since) {
    Awaitility.await()
        .atMost(time.plusSeconds(5))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> System.nanoTime() - since >= time.toNanos());
  }

  private Set<Long> processes() {
    return Application.SERVICES.stream()
        .map(plumb::replicas)
        .flatMap(List::stream)
        .map(replica -> replica.process().orElseThrow().pid())
        .collect(Collectors.toSet());
  }
}
