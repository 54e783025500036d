package dev.plumb.contracts;

import java.util.List;

/** From each major version of an event to the next and back, and over several by their steps. */
final class Adapters {

  private static final String NOTHING = "";

  private final List<Adapter> steps;

  Adapters(List<Adapter> steps) {
    this.steps = steps;
  }

  static Adapters all() {
    return new Adapters(
        List.of(
            new Adapter(
                "order.order-placed.v1",
                "order.order-placed.v2",
                NOTHING,
                OrderPlacedVersions::fromV1),
            new Adapter(
                "order.order-placed.v2",
                "order.order-placed.v1",
                "where a line of the address ends and the next begins",
                OrderPlacedVersions::toV1)));
  }

  List<Adapter> steps() {
    return steps;
  }

  /**
   * @throws IllegalArgumentException naming the step that is missing
   */
  Adapter between(String from, String to) {
    int last = major(to);
    int direction = Integer.signum(last - major(from));
    Adapter way = step(from, major(from) + direction);
    while (major(way.to()) != last) {
      way = way.then(step(way.to(), major(way.to()) + direction));
    }
    return way;
  }

  private Adapter step(String from, int major) {
    String to = from.substring(0, from.lastIndexOf(".v") + 2) + major;
    return steps.stream()
        .filter(step -> step.from().equals(from) && step.to().equals(to))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no adapter from %s to %s".formatted(from, to)));
  }

  private static int major(String wireType) {
    return Integer.parseInt(wireType.substring(wireType.lastIndexOf(".v") + 2));
  }
}
