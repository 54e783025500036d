package dev.plumb.eventing.backends;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * A network namespace for each node, on a bridge that this machine is on too. A node is cut off by
 * routes that swallow what goes between it and the others: connections stay open and fall silent.
 *
 * @param ip of iproute2
 * @param number makes names and addresses unique: 10.213.NUMBER.0/24
 */
record NamespaceNetwork(Path ip, int number, int nodes) implements ClusterNetwork {
  private static final int ATTEMPTS = 50;
  private static final int LAST_NUMBER = 250;
  private static final int THIS_MACHINE = 254;

  /** For sh in the cluster's folder; does nothing where there is no such network. */
  static final String STOP =
      """
      PATH=$PATH:/usr/sbin:/sbin
      if number=$(cat network 2>/dev/null); then
        for name in $(ip netns list | grep -o "^plumb-$number-[0-9]*"); do
          kill -KILL $(ip netns pids "$name") 2>/dev/null
          ip link del "$name"
          ip netns del "$name"
        done
        ip link del "plumb-$number"
      fi
      """;

  /**
   * The number is taken by the bridge's name, and written down by the same process: whoever is
   * killed meanwhile leaves a trace to remove it by.
   */
  static Optional<NamespaceNetwork> make(Path ip, Path folder, int nodes) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int number = ThreadLocalRandom.current().nextInt(1, LAST_NUMBER);
      String claim =
          "'%s' link add plumb-%d type bridge && echo %d > '%s/network'"
              .formatted(ip, number, number, folder);
      if (Command.of("sh", "-c", claim).tryRun().isPresent()) {
        NamespaceNetwork network = new NamespaceNetwork(ip, number, nodes);
        try {
          network.setUp();
          return Optional.of(network);
        } catch (BackendFailure _) {
          Command.of("sh", "-c", "cd '" + folder + "'\n" + STOP + "rm network").tryRun();
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  static Optional<NamespaceNetwork> at(Path folder, int nodes) {
    try {
      int number = Integer.parseInt(Files.readString(folder.resolve("network")).strip());
      return Programs.find("ip").map(ip -> new NamespaceNetwork(ip, number, nodes));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private void setUp() {
    ip("addr", "add", address(THIS_MACHINE) + "/24", "dev", bridge());
    ip("link", "set", bridge(), "up");
    for (int node = 1; node <= nodes; node++) {
      String name = namespace(node);
      ip("netns", "add", name);
      ip("link", "add", name, "type", "veth", "peer", "name", "eth0", "netns", name);
      ip("link", "set", name, "master", bridge(), "up");
      ip("-n", name, "addr", "add", address(node) + "/24", "dev", "eth0");
      ip("-n", name, "link", "set", "lo", "up");
      ip("-n", name, "link", "set", "eth0", "up");
    }
  }

  @Override
  public RabbitPlace place(int node, RabbitPorts ports) {
    return new RabbitPlace(
        address(node),
        "rabbit@" + address(node),
        List.of(ip.toString(), "netns", "exec", namespace(node)));
  }

  @Override
  public Optional<String> lacksPartitions() {
    return Optional.empty();
  }

  @Override
  public void partition(int node) {
    onOthers(node, other -> route("add", node, other));
  }

  @Override
  public void heal(int node) {
    onOthers(node, other -> route("del", node, other));
  }

  private void onOthers(int node, IntConsumer action) {
    for (int other = 1; other <= nodes; other++) {
      if (other != node) {
        action.accept(other);
      }
    }
  }

  private void route(String action, int one, int other) {
    ip("-n", namespace(one), "route", action, "blackhole", address(other));
    ip("-n", namespace(other), "route", action, "blackhole", address(one));
  }

  private void ip(String... words) {
    Command.of(Stream.concat(Stream.of(ip.toString()), Stream.of(words)).toArray(String[]::new))
        .run();
  }

  private String bridge() {
    return "plumb-" + number;
  }

  private String namespace(int node) {
    return "plumb-" + number + "-" + node;
  }

  private String address(int node) {
    return "10.213." + number + "." + node;
  }
}
