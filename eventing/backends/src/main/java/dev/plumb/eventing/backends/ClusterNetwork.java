package dev.plumb.eventing.backends;

import java.nio.file.Path;
import java.util.Optional;

/** What the nodes of a cluster, from 1 on, talk over. */
interface ClusterNetwork {

  RabbitPlace place(int node, RabbitPorts ports);

  /** Empty when nodes can be cut off; else what that lacks here. */
  Optional<String> lacksPartitions();

  /** The node and the others hear no more of each other; whoever else can reach it still does. */
  void partition(int node);

  void heal(int node);

  /** The best there is. Whatever it makes is removed by {@link NamespaceNetwork#STOP}. */
  static ClusterNetwork make(Path folder, int nodes) {
    Optional<Path> ip = Programs.find("ip").filter(_ -> OrdinaryUser.isRoot());
    return ip.flatMap(program -> NamespaceNetwork.make(program, folder, nodes))
        .<ClusterNetwork>map(made -> made)
        .orElseGet(() -> new LoopbackNetwork(missing()));
  }

  /** The one that {@link #make} has made. */
  static ClusterNetwork at(Path folder, int nodes) {
    return NamespaceNetwork.at(folder, nodes)
        .<ClusterNetwork>map(made -> made)
        .orElseGet(() -> new LoopbackNetwork(missing()));
  }

  private static String missing() {
    if (!OrdinaryUser.isRoot()) {
      return "a cluster that root has started";
    }
    return Programs.find("ip").isEmpty()
        ? "the program ip (Debian/Ubuntu: apt-get install iproute2) when the cluster is started"
        : "the right to make network namespaces and bridges";
  }
}
