package dev.plumb.eventing.topology;

import dev.plumb.eventing.topology.Declaration.Binding;
import dev.plumb.eventing.topology.Declaration.Exchange;
import dev.plumb.eventing.topology.Declaration.Queue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All that one service needs on the broker, and the least it has to be allowed there.
 *
 * @param told the streams it publishes
 * @param heard the streams it consumes
 */
public record ServiceTopology(String service, List<String> told, List<Topology> heard) {

  /** Each thing before what leads to it. */
  public List<Declaration> declarations() {
    Set<Declaration> all = new LinkedHashSet<>();
    for (Topology topology : heard) {
      all.addAll(topology.declarations());
      all.addAll(answering(topology).declarations());
      all.addAll(new Questions(topology.stream()).declarations());
    }
    for (String stream : told) {
      all.add(Exchange.of(stream));
      all.addAll(new Questions(stream).declarations());
    }
    return List.copyOf(all);
  }

  /** Of whoever publishes and consumes, and finds everything there. */
  public Permissions toRun() {
    SortedSet<String> written = new TreeSet<>();
    SortedSet<String> read = new TreeSet<>();
    for (String stream : told) {
      written.add(Permissions.exactly(stream));
      // Consumers are not known here: their exchanges are called by them and the stream.
      written.add("[^.]+" + Permissions.exactly("." + stream));
      written.add("[^.]+" + Permissions.exactly(new Answering("", stream).exchange()));
      read.add(Permissions.exactly(new Questions(stream).queue()));
    }
    for (Topology topology : heard) {
      written.add(Permissions.exactly(new Questions(topology.stream()).exchange()));
      read.add(Permissions.exactly(topology.name() + ".") + "[0-9]+");
      read.add(Permissions.exactly(topology.unrouted()));
      read.add(Permissions.exactly(answering(topology).queue()));
    }
    return new Permissions(Set.of(), written, read);
  }

  /** Of whoever makes all that, and neither publishes nor consumes. */
  public Permissions toPrepare() {
    SortedSet<String> made = new TreeSet<>();
    SortedSet<String> written = new TreeSet<>();
    SortedSet<String> read = new TreeSet<>();
    for (Declaration each : declarations()) {
      switch (each) {
        case Exchange exchange -> {
          made.add(exchange.name());
          leadsTo(exchange.name(), exchange.arguments().get("alternate-exchange"), written, read);
        }
        case Queue queue -> {
          made.add(queue.name());
          leadsTo(queue.name(), queue.arguments().get("x-dead-letter-exchange"), written, read);
        }
        case Binding binding -> leadsTo(binding.exchange(), binding.to(), written, read);
      }
    }
    return new Permissions(pattern(made), pattern(written), pattern(read));
  }

  private static void leadsTo(String from, Object to, Set<String> written, Set<String> read) {
    if (to != null) {
      read.add(from);
      written.add(to.toString());
    }
  }

  /** With one pattern for all partitions, so that their number may grow. */
  private SortedSet<String> pattern(Set<String> names) {
    SortedSet<String> patterns = new TreeSet<>();
    Set<String> partitions = new TreeSet<>();
    for (Topology topology : heard) {
      Stream<String> queues =
          Stream.iterate(0, slot -> slot < topology.partitions(), slot -> slot + 1)
              .map(topology::queue);
      if (queues.filter(names::contains).peek(partitions::add).count() > 0) {
        patterns.add(Permissions.exactly(topology.name() + ".") + "[0-9]+");
      }
    }
    names.stream()
        .filter(name -> !partitions.contains(name))
        .map(Permissions::exactly)
        .forEach(patterns::add);
    return patterns;
  }

  private Answering answering(Topology topology) {
    return new Answering(service, topology.stream());
  }
}
