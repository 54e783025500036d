package dev.plumb.eventing.inbox;

/**
 * What an application does with the events of one stream, for when no delivery brings them up: an
 * event that was dead is tried again. A bean of the application, one for each stream.
 *
 * @param <A> the aggregate's state
 */
public interface Subscription<A> {

  EventTable<A> table();

  Aggregates<A> aggregates();

  /**
   * How people call the state the aggregate is in, such as {@code AUTHORIZED}; nothing personal.
   */
  String stateOf(A aggregate);
}
