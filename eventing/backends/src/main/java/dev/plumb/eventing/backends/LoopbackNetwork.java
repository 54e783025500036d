package dev.plumb.eventing.backends;

import java.util.Optional;

/** For an ordinary user: all nodes on one address, with one epmd. */
record LoopbackNetwork(String missing) implements ClusterNetwork {

  @Override
  public RabbitPlace place(int node, RabbitPorts ports) {
    return RabbitPlace.loopback(ports);
  }

  @Override
  public Optional<String> lacksPartitions() {
    return Optional.of("To cut off a node takes " + missing);
  }

  @Override
  public void partition(int node) {
    throw new BackendFailure(lacksPartitions().orElseThrow());
  }

  @Override
  public void heal(int node) {
    throw new BackendFailure(lacksPartitions().orElseThrow());
  }
}
