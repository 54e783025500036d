package dev.plumb.systemtests;

import dev.plumb.eventing.backends.RabbitCluster;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** The nodes of a cluster as they see each other. */
record Nodes(RabbitCluster cluster) {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String VIEW =
      """
      {rabbit_nodes:all_running(),
       [{element(4, amqqueue:get_name(Q)), element(2, amqqueue:get_pid(Q))}
        || Q <- rabbit_amqqueue:list_by_type(rabbit_quorum_queue)]}.
      """;
  private static final Pattern LEADER = Pattern.compile("\\{<<\"([^\"]+)\">>,\\s*'?([^'}]+)'?\\}");
  private static final Pattern PARTITION = Pattern.compile(".*\\.\\d+");

  /** Each of three services answers and asks by queues that are on one node only. */
  private static final int BOUND_TO_A_QUEUE = 3 * 2;

  /**
   * @param partitions queues that it leads
   * @param clients connections with it
   * @param elsewhere connections with the others
   */
  record Target(int node, Set<String> partitions, int clients, int elsewhere) {}

  /** What one of them says. */
  private record View(String text) {
    Map<String, String> leaders() {
      Map<String, String> leaders = new HashMap<>();
      LEADER.matcher(text).results().forEach(match -> leaders.put(match.group(1), match.group(2)));
      return leaders;
    }

    Set<String> partitionsOf(String name) {
      return leaders().entrySet().stream()
          .filter(leader -> leader.getValue().equals(name))
          .map(Map.Entry::getKey)
          .filter(PARTITION.asMatchPredicate())
          .collect(Collectors.toSet());
    }

    boolean isWithAll(RabbitCluster cluster) {
      String running = text.substring(0, text.indexOf(']'));
      return cluster.numbers().stream().map(cluster::name).allMatch(running::contains);
    }
  }

  /** The node that leads most partitions. */
  Target busiest() {
    View view = view(1);
    int node =
        cluster.numbers().stream()
            .max(Comparator.comparing(it -> view.partitionsOf(cluster.name(it)).size()))
            .orElseThrow();
    int clients = number(node, "length(rabbit_networking:local_connections()).");
    return new Target(
        node, view.partitionsOf(cluster.name(node)), clients, connections(node) - clients);
  }

  /** Waits until all three run together and so many queues have a leader. */
  void awaitAllWell(int queues) {
    Awaitility.await("three nodes with leaders")
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(
            () -> {
              View view = view(1);
              return cluster.numbers().stream().allMatch(cluster::answers)
                  && view.isWithAll(cluster)
                  && view.leaders().size() >= queues;
            });
  }

  /** Waits until the other nodes lead what this one did. */
  void awaitLeft(Target target) {
    String name = cluster.name(target.node());
    int asked = another(target);
    Awaitility.await("other leaders than " + name)
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(
            () -> {
              Map<String, String> leaders = view(asked).leaders();
              return target.partitions().stream()
                  .allMatch(queue -> !leaders.getOrDefault(queue, name).equals(name));
            });
  }

  /** Waits until clients of this node have gone to the others, if it has any who can. */
  void awaitClientsLeft(Target target) {
    if (target.clients() <= BOUND_TO_A_QUEUE) {
      return;
    }
    Awaitility.await("clients have left " + cluster.name(target.node()))
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(() -> connections(another(target)) > target.elsewhere());
  }

  private int another(Target target) {
    return cluster.numbers().stream().filter(it -> it != target.node()).findFirst().orElseThrow();
  }

  /** With all nodes that run. */
  private int connections(int asked) {
    return number(asked, "length(rabbit_networking:connections()).");
  }

  private int number(int asked, String expression) {
    return Integer.parseInt(cluster.node(asked).ctl("eval", expression).strip());
  }

  private View view(int asked) {
    return new View(cluster.node(asked).ctl("eval", VIEW));
  }
}
