package dev.plumb.eventing.topology;

import dev.plumb.eventing.topology.Declaration.Binding;
import dev.plumb.eventing.topology.Declaration.Exchange;
import dev.plumb.eventing.topology.Declaration.Queue;
import java.util.List;
import java.util.Map;

/**
 * Where the consumers of a stream ask its producer: a queue that all replicas of the producer
 * share, behind an exchange, so that whoever asks needs no permission for anything else. What is
 * not answered soon is asked again, so old questions and too many of them go away.
 */
public record Questions(String stream) {

  static final Map<String, Object> ARGUMENTS =
      Map.of("x-message-ttl", 30_000, "x-max-length", 1_000, "x-max-length-bytes", 4_194_304);

  /** Where to ask; with any routing key. */
  public String exchange() {
    return stream + ".ask";
  }

  public String queue() {
    return stream + ".questions";
  }

  public List<Declaration> declarations() {
    return List.of(
        new Queue(queue(), ARGUMENTS, "What consumers of stream " + stream + " miss of it."),
        Exchange.fanout(exchange(), "Takes what consumers of stream " + stream + " ask."),
        new Binding(exchange(), queue(), false, ""));
  }
}
