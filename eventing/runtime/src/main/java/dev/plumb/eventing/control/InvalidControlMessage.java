package dev.plumb.eventing.control;

/** A control message that is none; it is dropped, since whoever sent a good one asks again. */
public final class InvalidControlMessage extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidControlMessage(String what) {
    super(what, null, false, false);
  }
}
