package dev.plumb.local;

import dev.plumb.eventing.backends.BackendFailure;
import dev.plumb.eventing.backends.OwnCluster;
import dev.plumb.eventing.backends.RabbitCluster;
import dev.plumb.eventing.backends.Shutdown;
import java.nio.file.Path;
import java.util.List;

/**
 * Without words: a broker cluster in the foreground. With words: something done to a node of the
 * cluster that runs in this clone. Exit code 2: wrong use. 3: it can't be done.
 */
final class BrokerNodes {
  private BrokerNodes() {}

  public static void main(String[] words) throws InterruptedException {
    Path root = PlumbOptions.repository();
    try {
      if (words.length == 0) {
        foreground(root);
      } else {
        on(ClusterHere.find(root).orElseThrow(BrokerNodes::nothingRuns), List.of(words));
      }
      System.exit(0);
    } catch (IllegalArgumentException e) {
      System.err.println("cluster: " + e.getMessage() + " (--help shows the commands)");
      System.exit(2);
    } catch (BackendFailure | IllegalStateException e) {
      System.err.println("cluster: " + e.getMessage());
      System.exit(3);
    }
  }

  private static void foreground(Path root) throws InterruptedException {
    Ending ending = new Ending();
    say("starting three nodes ...");
    try (OwnCluster own = OwnCluster.start();
        ClusterHere _ = ClusterHere.announce(root, own.cluster())) {
      RabbitCluster cluster = own.cluster();
      status(cluster);
      say("RABBITMQ_ADDRESSES=" + cluster.addresses());
      say("user " + cluster.user() + "  password " + cluster.password());
      cluster.lacksPartitions().ifPresent(BrokerNodes::say);
      say("everything runs; Ctrl-C ends it and leaves nothing behind");
      ending.await();
      say("ending ...");
    } finally {
      ending.done();
    }
  }

  private static void on(RabbitCluster cluster, List<String> words) {
    if (words.equals(List.of("status"))) {
      status(cluster);
      return;
    }
    if (words.size() != 2 || !words.get(1).matches("[1-3]")) {
      throw new IllegalArgumentException("a command takes the number of a node, 1 to 3");
    }
    int node = Integer.parseInt(words.get(1));
    switch (words.getFirst()) {
      case "kill" -> cluster.node(node).shutdown(Shutdown.KILL);
      case "stop" -> cluster.node(node).shutdown(Shutdown.FAST);
      case "start" -> cluster.node(node).start();
      case "freeze" -> cluster.freeze(node);
      case "thaw" -> cluster.thaw(node);
      case "partition" -> cluster.partition(node);
      case "heal" -> cluster.heal(node);
      default -> throw new IllegalArgumentException("unknown command " + words.getFirst());
    }
  }

  private static void status(RabbitCluster cluster) {
    for (int node : cluster.numbers()) {
      say(
          "node %d  %-24s AMQP %-21s http://%s:%d/  %s"
              .formatted(
                  node,
                  cluster.name(node),
                  cluster.node(node).addresses(),
                  cluster.node(node).host(),
                  cluster.node(node).managementPort(),
                  cluster.answers(node) ? "answers" : "does not answer"));
    }
  }

  private static IllegalStateException nothingRuns() {
    return new IllegalStateException(
        "no cluster runs in this clone: deploy/broker/cluster or deploy/local/up --brokers 3");
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
