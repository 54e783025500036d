package dev.plumb.shipping.domain;

import java.util.Optional;

/**
 * How far handing over to the carrier has come, beside the status: while the carrier is asked,
 * nobody knows yet whether it has the parcel.
 *
 * @param tracking known once it is accepted
 */
public record Dispatch(Call call, Optional<Tracking> tracking) {

  public enum Call {
    NOT_ASKED,
    ASKED,
    ACCEPTED,
    REFUSED
  }

  static final Dispatch NOT_ASKED = new Dispatch(Call.NOT_ASKED, Optional.empty());
  static final Dispatch ASKED = new Dispatch(Call.ASKED, Optional.empty());
  static final Dispatch REFUSED = new Dispatch(Call.REFUSED, Optional.empty());

  static Dispatch accepted(Tracking tracking) {
    return new Dispatch(Call.ACCEPTED, Optional.of(tracking));
  }

  boolean isOpen() {
    return call == Call.ASKED;
  }

  boolean wasAsked() {
    return call != Call.NOT_ASKED;
  }
}
