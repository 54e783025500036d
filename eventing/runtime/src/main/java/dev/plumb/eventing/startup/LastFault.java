package dev.plumb.eventing.startup;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** How the last of many tries went. For many threads. */
final class LastFault {

  private final CountDownLatch tried = new CountDownLatch(1);
  private volatile String sentence;

  void is(String now) {
    sentence = now;
    tried.countDown();
  }

  void isOver() {
    sentence = null;
    tried.countDown();
  }

  /** Blocks until something has been tried. */
  Optional<String> get() {
    try {
      tried.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return Optional.ofNullable(sentence);
  }
}
