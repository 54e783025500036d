package dev.plumb.eventing.topology;

import dev.plumb.eventing.topology.Declaration.Binding;
import dev.plumb.eventing.topology.Declaration.Exchange;
import dev.plumb.eventing.topology.Declaration.Queue;
import java.util.List;

/**
 * Where the producer of a stream answers one consuming service: a queue that all its replicas
 * share, since any of them can make use of the answer. Old answers go away.
 */
public record Answering(String service, String stream) {

  /** Where to answer; with any routing key. */
  public String exchange() {
    return Topology.exchange(service, stream) + ".answer";
  }

  public String queue() {
    return Topology.exchange(service, stream) + ".answers";
  }

  public List<Declaration> declarations() {
    return List.of(
        new Queue(
            queue(), Questions.ARGUMENTS, "Which versions there are of stream " + stream + "."),
        Exchange.fanout(exchange(), "Takes answers to what " + service + " asks."),
        new Binding(exchange(), queue(), false, ""));
  }
}
