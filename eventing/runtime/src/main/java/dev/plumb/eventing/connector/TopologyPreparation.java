package dev.plumb.eventing.connector;

import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.startup.Preparation;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Everything on the broker that the service publishes to or consumes. */
@Singleton
class TopologyPreparation implements Preparation {

  private final BrokerConnector broker;
  private final NeededTopology needed;

  TopologyPreparation(BrokerConnector broker, NeededTopology needed) {
    this.broker = broker;
    this.needed = needed;
  }

  @Override
  public String name() {
    return "the broker";
  }

  @Override
  public List<String> prepare() throws NotPrepared {
    Optional<String> fault = broker.tryOut("plumb-prepare", needed::ensure);
    if (fault.isPresent()) {
      throw new NotPrepared(fault.get());
    }
    return needed.now().declarations().stream()
        .map(each -> "On the broker is " + each.named())
        .toList();
  }
}
