package dev.plumb.eventing.backends;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a node is: its address, its name in Erlang, and what has to be written before a command so
 * that it runs there.
 *
 * @param name with an address behind the @, or a host name without a dot
 */
record RabbitPlace(String host, String name, List<String> prefix) {

  static RabbitPlace loopback(RabbitPorts ports) {
    return new RabbitPlace("127.0.0.1", "plumb-" + ports.amqp() + "@localhost", List.of());
  }

  /** As {@link #parse} reads it. */
  String text() {
    return host + " " + name + " " + String.join(" ", prefix);
  }

  static RabbitPlace parse(String text) {
    List<String> words = List.of(text.strip().split(" "));
    return new RabbitPlace(words.get(0), words.get(1), words.subList(2, words.size()));
  }

  List<String> run(List<String> command) {
    List<String> words = new ArrayList<>(prefix);
    words.addAll(command);
    return words;
  }

  /** Erlang's long names have a dot in their host. */
  boolean hasLongName() {
    return name.substring(name.indexOf('@')).contains(".");
  }
}
