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
    int last = WireType.of(to).major();
    Adapter way = stepFrom(from, last);
    while (!way.to().equals(to)) {
      way = way.then(stepFrom(way.to(), last));
    }
    return way;
  }

  private Adapter stepFrom(String from, int last) {
    String to = WireType.of(from).towards(last).toString();
    return steps.stream()
        .filter(step -> step.from().equals(from) && step.to().equals(to))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no adapter from %s to %s".formatted(from, to)));
  }
}
