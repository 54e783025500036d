package dev.plumb.eventing.relay;

import java.util.ArrayDeque;

/** One stream on its way out: its exchange, and the lanes that have something for it. */
final class Outlet {

  /** So many returns in a row say that it is the stream, not a key, that nobody listens to. */
  private static final int UNHEARD_AFTER = 20;

  final String stream;
  final ArrayDeque<Lane> ready = new ArrayDeque<>();

  private boolean declared;
  private boolean declaring;
  private int returnsInARow;
  private long nextTryAt;

  Outlet(String stream, long now) {
    this.stream = stream;
    this.nextTryAt = now;
  }

  /** A new channel knows nothing of what an old one declared. */
  void forgetDeclaration() {
    declared = false;
    declaring = false;
  }

  boolean needsDeclaration(long now) {
    boolean needed = !declared && !declaring && !ready.isEmpty() && now - nextTryAt >= 0;
    declaring |= needed;
    return needed;
  }

  void declared() {
    declaring = false;
    declared = true;
  }

  void refused(long tryAgainAt) {
    declaring = false;
    nextTryAt = tryAgainAt;
  }

  /** While nobody listens, one event at a time finds out whether somebody does. */
  boolean maySend(long now) {
    return declared && !ready.isEmpty() && (!isUnheard() || now - nextTryAt >= 0);
  }

  void sent(long nextProbeAt) {
    if (isUnheard()) {
      nextTryAt = nextProbeAt;
    }
  }

  /** Whether this return is the one that made it unheard. */
  boolean returned(long nextProbeAt) {
    nextTryAt = nextProbeAt;
    returnsInARow++;
    return returnsInARow == UNHEARD_AFTER;
  }

  /** Whether it was unheard until now. */
  boolean heard() {
    boolean wasUnheard = isUnheard();
    returnsInARow = 0;
    return wasUnheard;
  }

  boolean isUnheard() {
    return returnsInARow >= UNHEARD_AFTER;
  }
}
