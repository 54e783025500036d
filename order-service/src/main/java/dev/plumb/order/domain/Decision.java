package dev.plumb.order.domain;

import java.util.List;

/** What an order makes of a request or a fact. */
public sealed interface Decision {

  /**
   * @param order target state; its version is that of the last event
   * @param events in version order, none if nobody else needs to know
   */
  record Accepted(Order order, List<OrderEvent> events) implements Decision {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /** It was so before. */
  record AlreadyDone(Order order) implements Decision {}

  /**
   * Not done.
   *
   * @param order as it was, but for the version if the refusal itself is a fact others hear of
   */
  record Refused(Refusal why, Order order, List<OrderEvent> events) implements Decision {
    public Refused {
      events = List.copyOf(events);
    }
  }
}
