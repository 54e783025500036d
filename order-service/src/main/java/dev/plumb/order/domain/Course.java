package dev.plumb.order.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One decision on its way.
 *
 * @param start what a refusal goes back to
 * @param now so far, its version not raised yet
 */
record Course(Order start, Order now, List<OrderEvent> events) {

  static Course of(Order order) {
    return new Course(order, order, List.of());
  }

  Course through(UnaryOperator<Order> change) {
    return new Course(start, change.apply(now), events);
  }

  Course with(OrderEvent... more) {
    List<OrderEvent> all = new ArrayList<>(events);
    all.addAll(List.of(more));
    return new Course(start, now, all);
  }

  /** The events are told even if the status stays. */
  Decision move(OrderTrigger trigger, OrderEvent... told) {
    return next(trigger)
        .<Decision>map(to -> through(order -> order.with(to)).with(told).accepted())
        .orElseGet(() -> refused(trigger));
  }

  /** The events are told only if the status changes. */
  Decision moveOrStay(OrderTrigger trigger, OrderEvent... told) {
    return next(trigger).filter(now.status()::equals).isPresent()
        ? accepted()
        : move(trigger, told);
  }

  /** Legal or not is the table's word; where it leads follows from what was taken down. */
  Decision stayOrFollow(OrderTrigger trigger) {
    return next(trigger).isPresent() ? accepted() : refused(trigger);
  }

  /** With everything that now follows by itself. */
  Decision.Accepted accepted() {
    Course course = this;
    for (var due = Consequence.of(now); due.isPresent(); due = Consequence.of(course.now)) {
      course = course.followedBy(due.get());
    }
    return new Decision.Accepted(course.now.raisedBy(course.events.size()), course.events);
  }

  Decision.Refused refused(Refusal why) {
    return new Decision.Refused(why, now.raisedBy(events.size()), events);
  }

  private Decision.Refused refused(OrderTrigger trigger) {
    return new Decision.Refused(
        new Refusal.NotInThisStatus(start.status(), trigger), start, List.of());
  }

  private Course followedBy(Consequence due) {
    OrderStatus to = next(due.trigger()).orElseThrow();
    return through(order -> due.change().apply(order).with(to))
        .with(due.events().toArray(OrderEvent[]::new));
  }

  private Optional<OrderStatus> next(OrderTrigger trigger) {
    return OrderStateTable.next(now.status(), trigger);
  }
}
