package dev.plumb.systemtests.architecture.wrong.domain;

import java.time.Instant;

/** nobody takes the time he wasn't given. */
record ReadsTheClock(Instant at) {

  static ReadsTheClock read() {
    return new ReadsTheClock(Instant.now());
  }
}
