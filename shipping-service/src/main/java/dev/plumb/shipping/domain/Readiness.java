package dev.plumb.shipping.domain;

import java.util.Optional;

/**
 * What must be known before the parcel may leave, in whatever order it becomes known.
 *
 * @param due what the order costs
 * @param captured what billing holds, in total
 */
public record Readiness(
    Optional<Parcel> parcel, Optional<Money> due, boolean confirmed, Optional<Money> captured) {

  static final Readiness NOTHING_KNOWN =
      new Readiness(Optional.empty(), Optional.empty(), false, Optional.empty());

  boolean isComplete() {
    return confirmed && parcel.isPresent() && isPaid();
  }

  public boolean isPaid() {
    return due.isPresent() && captured.isPresent() && captured.get().covers(due.get());
  }

  Readiness placed(Parcel content, Money price) {
    return new Readiness(Optional.of(content), Optional.of(price), confirmed, captured);
  }

  Readiness asConfirmed() {
    return new Readiness(parcel, due, true, captured);
  }

  Readiness captured(Money total) {
    return new Readiness(parcel, due, confirmed, Optional.of(total));
  }
}
