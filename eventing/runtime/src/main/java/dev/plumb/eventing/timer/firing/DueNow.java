package dev.plumb.eventing.timer.firing;

/**
 * @param due timers whose time has come and that nobody is at
 * @param lateSeconds how long the earliest of them has been due; 0 without any
 */
record DueNow(long due, double lateSeconds) {

  static final DueNow NONE = new DueNow(0, 0);
}
