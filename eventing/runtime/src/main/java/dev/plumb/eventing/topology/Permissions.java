package dev.plumb.eventing.topology;

import java.util.Collection;
import java.util.Set;

/**
 * What a user may do with the exchanges and queues of a virtual host
 * (https://www.rabbitmq.com/docs/access-control#authorisation), as the alternatives of a regular
 * expression each.
 */
public record Permissions(Set<String> made, Set<String> written, Set<String> read) {

  /** The regular expression for {@code configure}. */
  public String configure() {
    return anyOf(made);
  }

  public String write() {
    return anyOf(written);
  }

  public String reading() {
    return anyOf(read);
  }

  /** That name and no other. */
  static String exactly(String name) {
    return name.replace(".", "\\.");
  }

  private static String anyOf(Collection<String> names) {
    return names.isEmpty() ? "^$" : "^(" + String.join("|", names) + ")$";
  }
}
